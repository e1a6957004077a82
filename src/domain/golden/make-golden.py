"""Golden values for the metrics and the recipe, by scikit-learn 1.2.1 (Debian: apt-get install python3-sklearn).

    /usr/bin/python3 make-golden.py && npx prettier --write metrics.json recipe.json

writes metrics.json and recipe.json beside itself. Everything is seeded; only another scikit-learn changes them.
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, OneHotEncoder, StandardScaler

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


write(
    "metrics.json",
    {"binary": binary_cases(), "multiclass": multiclass_cases(), "regression": regression_cases()},
)
write("recipe.json", recipe_case())
