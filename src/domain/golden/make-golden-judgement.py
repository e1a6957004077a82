"""Golden values for curves, measures by class, calibration and prediction intervals, by scikit-learn 1.2.1 (Debian: apt-get
install python3-sklearn).

    /usr/bin/python3 make-golden-judgement.py

writes judgement.json beside itself. Everything is seeded.
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

random = np.random.default_rng(20261122)


def numbers(values, digits=12):
    return [float(f"{value:.{digits}g}") for value in np.asarray(values, dtype=float)]


def binary_case(name, actual, chances):
    false, true, _ = metrics.roc_curve(actual, chances, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(actual, chances)
    share, predicted = calibration_curve(actual, chances, n_bins=10, strategy="quantile")
    return {
        "name": name,
        "actual": np.asarray(actual).tolist(),
        "chances": np.asarray(chances).tolist(),
        "roc": {"x": numbers(false), "y": numbers(true)},
        "precisionRecall": {"x": numbers(recall[::-1]), "y": numbers(precision[::-1])},
        "calibration": {"predicted": numbers(predicted), "actual": numbers(share)},
    }


def binary_cases():
    actual = (random.random(60) < 0.35).astype(int)
    chances = np.round(np.clip(0.3 + 0.25 * actual + 0.25 * random.standard_normal(60), 0.001, 0.999), 4)
    return [
        binary_case("plain", actual, chances),
        binary_case("many ties", actual, np.round(chances, 1)),
        binary_case("two scores", actual, (chances > 0.5) * 0.6 + 0.2),
        binary_case("perfect", [0, 0, 0, 1, 1], [0.1, 0.2, 0.3, 0.8, 0.9]),
        binary_case("all tied", [0, 1, 0, 1], [0.25] * 4),
    ]


def class_case(name, actual, chances):
    classes = list(range(chances.shape[1]))
    said = chances.argmax(axis=1)
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        actual, said, labels=classes, zero_division=0
    )
    whole = set(actual.tolist()) == set(classes)
    rest = lambda measure: [
        float(measure(actual == c, chances[:, c])) if 0 < (actual == c).sum() < len(actual) else None for c in classes
    ]
    return {
        "name": name,
        "actual": actual.tolist(),
        "chances": chances.ravel().tolist(),
        "classes": {
            "support": support.tolist(),
            "precision": numbers(precision),
            "recall": numbers(recall),
            "f1": numbers(f1),
            "rocAuc": rest(metrics.roc_auc_score),
            "prAuc": rest(metrics.average_precision_score),
        },
        "macroRocAuc": float(metrics.roc_auc_score(actual, chances, multi_class="ovr")) if whole else None,
        "topK": [float(metrics.top_k_accuracy_score(actual, chances, k=k, labels=classes)) for k in (2, 3)],
    }


def class_cases():
    actual = random.integers(0, 4, 70)
    logits = random.standard_normal((70, 4)) + 1.2 * np.eye(4)[actual]
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    # Sums of exact binary fractions are 1 to the last bit.
    ties = np.array([[4, 2, 1, 1], [2, 2, 2, 2], [1, 1, 4, 2], [0, 4, 4, 0]])[random.integers(0, 4, 70)] / 8
    rare = np.where(actual == 2, 1, actual)
    return [
        class_case("plain", actual, chances),
        class_case("many ties", actual, ties),
        class_case("a class that does not occur", rare, chances),
    ]


def calibration_case(name, actual, logits):
    chances = 1 / (1 + np.exp(-logits))
    platt = LogisticRegression(penalty=None, tol=1e-12, max_iter=10_000).fit(logits[:, None], actual)
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(chances, actual)
    asked = np.linspace(logits.min() - 1, logits.max() + 1, 25)
    return {
        "name": name,
        "actual": actual.tolist(),
        "logits": logits.tolist(),
        "asked": asked.tolist(),
        "platt": {
            "slope": float(platt.coef_[0, 0]),
            "intercept": float(platt.intercept_[0]),
            "chances": numbers(platt.predict_proba(asked[:, None])[:, 1]),
        },
        "isotonic": {"chances": numbers(isotonic.predict(1 / (1 + np.exp(-asked))))},
    }


def calibration_cases():
    logits = 2 * random.standard_normal(80)
    actual = (random.random(80) < 1 / (1 + np.exp(-(0.4 * logits - 1)))).astype(int)
    return [
        calibration_case("too sure", actual, logits),
        calibration_case("many ties", actual, np.round(logits)),
        calibration_case("the wrong way round", actual, -logits),
    ]


content = {
    "sklearn": sklearn.__version__,
    "binary": binary_cases(),
    "classes": class_cases(),
    "calibration": calibration_cases(),
}
path = pathlib.Path(__file__).parent / "judgement.json"
path.write_text(json.dumps(content, separators=(",", ":"), allow_nan=False) + "\n")
