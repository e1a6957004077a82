"""Golden values for the metrics, the recipe, its steps, texts and how columns relate, by scikit-learn 1.2.1 (Debian: apt-get
install python3-sklearn) and its SciPy 1.10.1.

    /usr/bin/python3 make-golden.py && npx prettier --write *.json

writes metrics.json, recipe.json, preparation.json, texts.json and relations.json beside itself. Everything is seeded; only
another scikit-learn changes them.
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from scipy import sparse, stats
from sklearn import metrics
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    FunctionTransformer,
    KBinsDiscretizer,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    PowerTransformer,
    RobustScaler,
    StandardScaler,
)

warnings.filterwarnings("ignore")
HERE = pathlib.Path(__file__).parent
random = np.random.default_rng(20261121)


def write(name, content):
    text = json.dumps({"sklearn": sklearn.__version__, **content}, indent=1, allow_nan=False)
    (HERE / name).write_text(text + "\n")


def binary_case(name, actual, chances, threshold=0.5):
    actual, chances = np.asarray(actual), np.asarray(chances, dtype=float)
    said = (chances >= threshold).astype(int)
    both = len(set(actual.tolist())) == 2
    true_negative, false_positive, false_negative, true_positive = (
        int(n) for n in metrics.confusion_matrix(actual, said, labels=[0, 1]).ravel()
    )
    return {
        "name": name,
        "actual": actual.tolist(),
        "chances": chances.tolist(),
        "threshold": threshold,
        "metrics": {
            "accuracy": metrics.accuracy_score(actual, said),
            "rocAuc": metrics.roc_auc_score(actual, chances) if both else None,
            "prAuc": metrics.average_precision_score(actual, chances) if both else None,
            "logLoss": metrics.log_loss(actual, chances, labels=[0, 1]),
            "brier": metrics.brier_score_loss(actual, chances, pos_label=1),
            "f1": metrics.f1_score(actual, said, zero_division=0),
            "precision": metrics.precision_score(actual, said, zero_division=0),
            "recall": metrics.recall_score(actual, said, zero_division=0),
            "balancedAccuracy": metrics.balanced_accuracy_score(actual, said),
            "mcc": metrics.matthews_corrcoef(actual, said),
        },
        "confusion": {
            "truePositive": true_positive,
            "falsePositive": false_positive,
            "trueNegative": true_negative,
            "falseNegative": false_negative,
        },
    }


def binary_cases():
    actual = (random.random(300) < 0.3).astype(int)
    chances = np.clip(0.35 + 0.2 * actual + 0.25 * random.standard_normal(300), 0.001, 0.999)
    sure = np.where(random.random(60) < 0.8, actual[:60], 1 - actual[:60]).astype(float)
    return [
        binary_case("plain", actual, chances),
        binary_case("another threshold", actual, chances, 0.2),
        binary_case("many ties", actual, np.round(chances, 1), 0.5),
        binary_case("all tied", actual[:40], np.full(40, 0.25)),
        binary_case("chances of exactly 0 and 1, some wrong", actual[:60], sure),
        binary_case("tiny chances", actual[:60], 10.0 ** -random.uniform(1, 300, 60)),
        binary_case("perfect", [0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9]),
        binary_case("reversed", [0, 0, 1, 1], [0.9, 0.8, 0.2, 0.1]),
        binary_case("only negatives", [0, 0, 0], [0.2, 0.6, 0.1]),
        binary_case("only positives", [1, 1, 1], [0.2, 0.6, 0.1]),
        binary_case("one row", [1], [0.7]),
        binary_case("nothing predicted positive", [0, 1, 1, 0], [0.1, 0.2, 0.3, 0.4]),
    ]


def multiclass_case(name, actual, chances):
    actual, chances = np.asarray(actual), np.asarray(chances, dtype=float)
    classes = list(range(chances.shape[1]))
    said = chances.argmax(axis=1)
    return {
        "name": name,
        "classes": len(classes),
        "actual": actual.tolist(),
        "chances": chances.ravel().tolist(),
        "metrics": {
            "accuracy": metrics.accuracy_score(actual, said),
            "macroF1": metrics.f1_score(actual, said, average="macro", zero_division=0),
            "balancedAccuracy": metrics.balanced_accuracy_score(actual, said),
            "mcc": metrics.matthews_corrcoef(actual, said),
            "logLoss": metrics.log_loss(actual, chances, labels=classes),
        },
        "confusion": metrics.confusion_matrix(actual, said, labels=classes).tolist(),
    }


def multiclass_cases():
    actual = random.integers(0, 4, 150)
    logits = random.standard_normal((150, 4)) + 1.5 * np.eye(4)[actual]
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    hard = np.eye(4)[np.where(random.random(60) < 0.7, actual[:60], 3)]
    rare = np.where(actual[:60] == 2, 1, actual[:60])
    without = np.delete(chances[:60], 2, axis=1)
    without = np.insert(without / without.sum(axis=1, keepdims=True), 2, 0, axis=1)
    return [
        multiclass_case("plain", actual, chances),
        multiclass_case("ties go to the first class", actual[:40], np.full((40, 4), 0.25)),
        multiclass_case("chances of exactly 0 and 1, some wrong", actual[:60], hard),
        multiclass_case("a class that neither occurs nor is predicted", rare, without),
        multiclass_case("a class that is predicted but does not occur", rare, chances[:60]),
        multiclass_case("only one class occurs", np.ones(20, dtype=int), chances[:20]),
    ]


def regression_case(name, actual, predicted):
    actual, predicted = np.asarray(actual, dtype=float), np.asarray(predicted, dtype=float)
    varies = len(set(actual.tolist())) > 1
    return {
        "name": name,
        "actual": actual.tolist(),
        "predicted": predicted.tolist(),
        "metrics": {
            "rmse": metrics.mean_squared_error(actual, predicted, squared=False),
            "mae": metrics.mean_absolute_error(actual, predicted),
            "r2": metrics.r2_score(actual, predicted) if varies else None,
        },
    }


def regression_cases():
    actual = random.gamma(2.0, 50_000.0, 200)
    predicted = actual + 20_000 * random.standard_normal(200)
    return [
        regression_case("plain", actual, predicted),
        regression_case("perfect", actual[:20], actual[:20]),
        regression_case("worse than the mean", actual[:50], actual[50:100]),
        regression_case("large offset", actual[:50] + 1e9, predicted[:50] + 1e9),
        regression_case("tiny numbers", actual[:50] * 1e-12, predicted[:50] * 1e-12),
        regression_case("targets that do not vary", [3, 3, 3], [3, 4, 5]),
        regression_case("one row", [3], [5]),
    ]


def texts(column):
    return [["" if cell is None else str(cell)] for cell in column]


def recipe_case():
    """A small mixed table; statistics from the first 40 rows, applied to all 60."""
    rows, train = 60, 40
    age = [None if random.random() < 0.15 else int(random.integers(18, 80)) for _ in range(rows)]
    income = [None if random.random() < 0.1 else round(float(random.gamma(2, 9e3)), 2) for _ in range(rows)]
    clock = [1_700_000_000_000 + int(random.integers(0, 1000)) for _ in range(rows)]
    same = [7] * rows
    jobs = ["clerk", "farmer", "Nurse", "naïve", "医生", "\U0001f600", "\uff21"]
    job = [None if random.random() < 0.1 else jobs[int(random.integers(0, 5))] for _ in range(rows)]
    job[3], job[4], job[train + 1] = jobs[5], jobs[6], "pilot"
    numbers = {"age": age, "income": income, "clock": clock, "same": same}
    scalers = {"standard": StandardScaler, "minMax": MinMaxScaler, "none": FunctionTransformer}
    expected = {}
    for impute in ["median", "mean", "constant"]:
        for scale, scaler in scalers.items():
            values = np.array([[np.nan if v is None else v for v in c] for c in numbers.values()], dtype=float).T
            pipeline = make_pipeline(SimpleImputer(strategy=impute, fill_value=-3.5), scaler())
            pipeline.fit(values[:train])
            expected[f"{impute} {scale}"] = pipeline.transform(values).tolist()
    encoder = make_pipeline(
        SimpleImputer(missing_values="", strategy="most_frequent"),
        OneHotEncoder(handle_unknown="ignore", sparse_output=False),
    )
    cells = np.array(texts(job), dtype=object)
    encoder.fit(cells[:train])
    return {
        "train": train,
        "constant": -3.5,
        "numbers": {name: [cell for [cell] in texts(column)] for name, column in numbers.items()},
        "job": [cell for [cell] in texts(job)],
        "expected": expected,
        "levels": encoder[-1].categories_[0].tolist(),
        "oneHot": encoder.transform(cells).astype(int).tolist(),
    }


STEP_ROWS, STEP_TRAIN = 60, 45
SCALERS = {"standard": StandardScaler, "minMax": MinMaxScaler, "robust": RobustScaler, "none": FunctionTransformer}
IMPUTES = {"median": "median", "mean": "mean", "mostFrequent": "most_frequent", "constant": "constant"}


def step_numbers():
    """Columns of several shapes, with gaps; rows after the first STEP_TRAIN are of a wider range."""
    draw = np.random.default_rng(20261122)
    gaps = lambda values, share: [None if draw.random() < share else v for v in values]  # noqa: E731
    wide = np.where(np.arange(STEP_ROWS) < STEP_TRAIN, 1.0, 1.7)
    return {
        "income": gaps([round(float(v), 2) for v in draw.gamma(1.3, 2.1e4, STEP_ROWS) * wide], 0.1),
        "visits": gaps([int(v) for v in draw.geometric(0.25, STEP_ROWS) * wide], 0.15),
        "change": gaps([round(float(v), 4) for v in draw.standard_t(2, STEP_ROWS) * wide], 0.05),
        "debt": gaps([round(float(v), 4) for v in -draw.gamma(0.8, 12, STEP_ROWS) * wide], 0),
    }


def digits(inputs):
    """13 significant digits are more than any comparison needs, and half of the file."""
    return [[float(f"{cell:.13g}") for cell in row] for row in inputs]


def clipper(train, clip):
    if clip is None:
        return lambda values: values
    lower, upper = clip["lower"], clip["upper"]
    if clip["by"] == "quantiles":
        lower, upper = np.nanquantile(train, [lower, upper])
    return lambda values: np.clip(values, lower, upper)


def number_case(column, steps):
    steps = {"clip": None, "impute": "median", "constant": 0, "missingFlag": False, "bins": None,
             "transform": "none", "scale": "standard", **steps}  # fmt: skip
    values = np.array([np.nan if v is None else v for v in column], dtype=float).reshape(-1, 1)
    clip = clipper(values[:STEP_TRAIN], steps["clip"])
    strategy = IMPUTES[steps["impute"]]
    imputer = SimpleImputer(strategy=strategy, fill_value=steps["constant"], add_indicator=steps["missingFlag"])
    imputer.fit(clip(values[:STEP_TRAIN]))
    both = imputer.transform(clip(values))
    complete, flag = both[:, :1], both[:, 1:]
    train = complete[:STEP_TRAIN]
    case = {"steps": steps}
    if steps["bins"] is not None:
        how = {"width": "uniform", "quantile": "quantile"}[steps["bins"]["by"]]
        bins = KBinsDiscretizer(steps["bins"]["count"], encode="onehot-dense", strategy=how, subsample=None).fit(train)
        case["edges"] = bins.bin_edges_[0][1:-1].tolist()
        made = bins.transform(complete)
    else:
        if steps["transform"] == "yeoJohnson":
            power = PowerTransformer("yeo-johnson", standardize=False).fit(train)
            case["lambda"] = float(power.lambdas_[0])
            complete = power.transform(complete)
        if steps["transform"] == "log":
            complete = np.sign(complete) * np.log1p(np.abs(complete))
        made = SCALERS[steps["scale"]]().fit(complete[:STEP_TRAIN]).transform(complete)
    return {**case, "inputs": digits(np.hstack([made, flag]))}


def number_cases(columns):
    asked = [{"impute": impute, "scale": scale, "constant": -3.5} for impute in IMPUTES for scale in SCALERS]
    asked += [{"transform": bend, "scale": scale} for bend in ["log", "yeoJohnson"] for scale in SCALERS]
    shares = {"by": "quantiles", "lower": 0.01, "upper": 0.99}
    asked += [
        {"clip": shares, "impute": "mean"},
        {"clip": {"by": "quantiles", "lower": 0.1, "upper": 0.75}, "impute": "median", "scale": "robust"},
        {"clip": {"by": "values", "lower": -5, "upper": 20}, "impute": "constant", "constant": 40},
        {"clip": shares, "transform": "yeoJohnson", "missingFlag": True},
        {"missingFlag": True, "scale": "minMax"},
        {"bins": {"by": "width", "count": 5}},
        {"bins": {"by": "quantile", "count": 4}, "missingFlag": True},
        {"bins": {"by": "quantile", "count": 10}, "clip": shares},
    ]
    return [{"column": name, **number_case(column, steps)} for name, column in columns.items() for steps in asked]


def bits_of(text, seed):
    """FNV-1a over UTF-16 code units, then triple32 with the seed, as hash-text.ts has it."""

    def mix(x):
        x = ((x ^ (x >> 17)) * 0xED5AD4BB) & 0xFFFFFFFF
        x = ((x ^ (x >> 11)) * 0xAC4C1B51) & 0xFFFFFFFF
        x = ((x ^ (x >> 15)) * 0x31848BAB) & 0xFFFFFFFF
        return x ^ (x >> 14)

    units = text.encode("utf-16-le")
    bits = 0x811C9DC5
    for at in range(0, len(units), 2):
        bits = ((bits ^ int.from_bytes(units[at : at + 2], "little")) * 0x01000193) & 0xFFFFFFFF
    return mix((bits + mix(seed)) & 0xFFFFFFFF)


def category_cases():
    draw = np.random.default_rng(20261123)
    jobs = ["clerk", "farmer", "Nurse", "naïve", "医生", "\U0001f600", "\uff21"]
    job = [str(v) for v in draw.choice(jobs, STEP_ROWS, p=[0.4, 0.3, 0.15, 0.06, 0.05, 0.02, 0.02])]
    job = ["" if draw.random() < 0.12 else v for v in job]
    job[STEP_TRAIN + 1] = "pilot"
    cells = np.array([[v] for v in job], dtype=object)
    train = cells[:STEP_TRAIN]

    def made(impute, encoder, constant="missing"):
        # A text after all others stands for the level of missing cells, which comes last.
        how = {"ownLevel": {"strategy": "constant", "fill_value": "\U0010ffff"},
               "constant": {"strategy": "constant", "fill_value": constant},
               "mostFrequent": {"strategy": "most_frequent"}}[impute]  # fmt: skip
        return make_pipeline(SimpleImputer(missing_values="", **how), *encoder).fit(train).transform(cells).tolist()

    one_hot = [OneHotEncoder(handle_unknown="ignore", sparse_output=False)]
    ordinal = [OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), MinMaxScaler()]
    folded = [OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=8, sparse_output=False)]
    cases = [
        {"steps": {"encode": encode, "impute": impute, "constant": constant}, "inputs": made(impute, encoder, constant)}
        for encode, encoder in [("oneHot", one_hot), ("ordinal", ordinal)]
        for impute, constant in [("mostFrequent", ""), ("ownLevel", ""), ("constant", "aa"), ("constant", "farmer")]
    ]
    cases += [
        {"steps": {"encode": "oneHot", "impute": "constant", "constant": "clerk", "minCount": 8},
         "inputs": made("constant", folded, "clerk")}  # fmt: skip
    ]
    order = ["Nurse", "clerk", "医生", "farmer"]
    by_hand = OrdinalEncoder(categories=[order], handle_unknown="use_encoded_value", unknown_value=-1)
    places = np.array(made("mostFrequent", [by_hand]))
    cases += [{"steps": {"encode": "ordinal", "order": order}, "inputs": (places / (len(order) - 1)).tolist()}]
    hashes = [{"text": text, "seed": seed, "bits": bits_of(text, seed)}
              for text in ["", "a", *jobs, "a long text with spaces"] for seed in [0, 1, 42, 2**32 - 1]]  # fmt: skip
    return {"job": job, "cases": cases, "hashes": hashes}


def preparation_case():
    columns = step_numbers()
    return {
        "train": STEP_TRAIN,
        "numbers": {name: [cell for [cell] in texts(column)] for name, column in columns.items()},
        "numberCases": number_cases(columns),
        "category": category_cases(),
    }


TEXT_TRAIN = 16


def text_cells():
    draw = np.random.default_rng(20261124)
    words = (
        "the delivery was late and nobody answered great value would buy again don't bother très déçu naïve "
        "works as described stopped working after 3 weeks 10 stars love it I a return refund easy cheap plastic"
    ).split()
    cells = []
    for _ in range(24):
        chosen = [str(w) for w in draw.choice(words, draw.integers(1, 9))]
        text = " ".join(w.capitalize() if draw.random() < 0.15 else w for w in chosen)
        cells.append(text + str(draw.choice(["", ".", "!", "!!", "  …", ", ok?"])))
    cells[3] = "等了很久才到货 不推荐"
    cells[7] = "wow \U0001f600\U0001f600 ok"
    cells[11] = "..."
    cells[TEXT_TRAIN + 2] = "words nobody wrote before"
    return cells


def text_case(cells, steps):
    def analyzer(sizes, **how):
        if sizes is None:
            return lambda _: []
        lowercase = steps.get("lowercase", True)
        return CountVectorizer(ngram_range=(sizes["from"], sizes["to"]), lowercase=lowercase, **how).build_analyzer()

    words = analyzer(steps["words"], token_pattern=r"[^\W_]+(?:['’][^\W\d_]+)*")
    characters = analyzer(steps["characters"], analyzer="char_wb")
    counts = sparse.lil_matrix((len(cells), steps["buckets"]))
    for row, cell in enumerate(cells):
        for gram in ["w" + gram for gram in words(cell)] + ["c" + gram for gram in characters(cell)]:
            counts[row, bits_of(gram, steps["seed"]) % steps["buckets"]] += 1
    counts = counts.tocsr()
    weigh = TfidfTransformer(use_idf=steps.get("idf", True), sublinear_tf=steps.get("sublinear", True))
    made = weigh.fit(counts[:TEXT_TRAIN]).transform(counts).toarray()
    idf = weigh.idf_.tolist() if steps.get("idf", True) else None
    inputs = [[[int(at), row[at]] for at in np.flatnonzero(row)] for row in made]
    return {"steps": steps, "idf": idf, "inputs": inputs}


def texts_case():
    cells = text_cells()
    # Words that are not set apart take a dictionary that scikit-learn lacks.
    spaced = ["" if "等" in cell or "\U0001f600" in cell else cell for cell in cells]
    one_or_two = {"from": 1, "to": 2}
    base = {"words": one_or_two, "characters": None, "buckets": 64, "seed": 0}
    cases = [
        {"texts": "spaced", **text_case(spaced, {**base, **steps})}
        for steps in [
            {},
            {"sublinear": False},
            {"idf": False, "words": {"from": 1, "to": 1}},
            {"lowercase": False, "seed": 7},
            {"characters": {"from": 2, "to": 4}, "buckets": 48},
            {"words": {"from": 2, "to": 3}},
        ]
    ]
    for steps in [{"from": 1, "to": 3}, {"from": 3, "to": 6}]:
        cases.append({"texts": "all", **text_case(cells, {**base, "words": None, "characters": steps})})
    return {"train": TEXT_TRAIN, "texts": {"spaced": spaced, "all": cells}, "cases": cases}


def relation_columns():
    """Numbers with ties and gaps, categories with gaps, and two targets that depend on some of them."""
    draw = np.random.default_rng(20261123)
    rows = 150
    age = draw.integers(18, 80, rows)
    spent = np.round(draw.gamma(0.9, 60, rows), 2)
    region = draw.choice(["North", "South", "East", "West", "Isle"], rows, p=[0.4, 0.3, 0.2, 0.07, 0.03])
    plan = np.where(age + draw.normal(0, 12, rows) > 50, "plus", np.where(spent > 40, "basic", "free"))
    left = np.where(spent + 20 * (region == "South") + draw.normal(0, 40, rows) > 55, "yes", "no")
    gaps = lambda values, share: [None if draw.random() < share else v for v in values.tolist()]  # noqa: E731
    return {
        "age": gaps(age, 0.08),
        "spent": gaps(spent, 0),
        "region": gaps(region, 0.06),
        "plan": gaps(plan, 0),
        "left": gaps(left, 0),
    }


def complete(columns, *names):
    rows = [row for row in zip(*(columns[name] for name in names)) if None not in row]
    return [np.array(column) for column in zip(*rows)]


def rank_ratio(numbers, groups):
    parts = [numbers[groups == group] for group in np.unique(groups)]
    k, n = len(parts), len(numbers)
    return float(np.sqrt(max(0, (stats.kruskal(*parts).statistic - k + 1) / (n - k))))


def bergsma(a, b):
    table = np.array([[np.sum((a == i) & (b == j)) for j in np.unique(b)] for i in np.unique(a)])
    n, (k, r) = table.sum(), table.shape
    phi = max(0, stats.chi2_contingency(table, correction=False)[0] / n - (k - 1) * (r - 1) / (n - 1))
    return float(np.sqrt(phi / (min(k - (k - 1) ** 2 / (n - 1), r - (r - 1) ** 2 / (n - 1)) - 1)))


def relation_case():
    columns = relation_columns()
    age_spent = complete(columns, "age", "spent")
    plans = lambda numbers, plan: [  # noqa: E731
        abs(2 * metrics.roc_auc_score(plan[np.isin(plan, pair)] == pair[1], numbers[np.isin(plan, pair)]) - 1)
        for pair in [("basic", "free"), ("basic", "plus"), ("free", "plus")]
    ]
    age_left = complete(columns, "age", "left")
    known = np.array([value for value in columns["age"] if value is not None])
    return {
        "columns": columns,
        "spearman": float(stats.spearmanr(*age_spent).correlation),
        "pearson": float(stats.pearsonr(*age_spent)[0]),
        "auc": float(metrics.roc_auc_score(age_left[1] == "yes", age_left[0])),
        "separation": float(np.mean(plans(*complete(columns, "age", "plan")))),
        "correlationRatio": rank_ratio(*complete(columns, "age", "plan")),
        "cramersV": bergsma(*complete(columns, "plan", "left")),
        "skewness": {
            "age": float(stats.skew(known)),
            "spent": float(stats.skew(np.array(columns["spent"]))),
        },
    }


write(
    "metrics.json",
    {"binary": binary_cases(), "multiclass": multiclass_cases(), "regression": regression_cases()},
)
write("recipe.json", recipe_case())
write("preparation.json", preparation_case())
write("texts.json", texts_case())
write("relations.json", relation_case())
