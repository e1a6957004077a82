"""Golden values for the linear models and the boosted trees, by scikit-learn 1.2.1 (Debian: apt-get install python3-sklearn).

    /usr/bin/python3 make-golden-contenders.py && npx prettier --write contenders.json

Rows are two numbers and one category of four levels, of which some rows have none; everything is seeded.
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, Ridge

HERE = pathlib.Path(__file__).parent
random = np.random.default_rng(20261122)
ROWS = 160
NO_LEVEL = 0xFFFF

numbers = np.round(random.normal(size=(ROWS, 2)), 2).astype(np.float32)
codes = random.integers(0, 5, size=ROWS)
codes[codes == 4] = NO_LEVEL
weights = np.round(random.uniform(0.2, 2, size=ROWS), 1)
one_hot = np.array([[1.0 if code == level else 0.0 for level in range(4)] for code in codes])
inputs = np.hstack([numbers.astype(np.float64), one_hot])

signal = 1.5 * inputs[:, 0] - inputs[:, 1] ** 2 + 1.2 * one_hot[:, 2] - 0.8 * one_hot[:, 0]
binary = (signal + random.normal(size=ROWS) > 0).astype(int)
multiclass = np.digitize(signal + random.normal(size=ROWS), [-1.0, 0.8])
regression = np.round(signal + 0.5 * random.normal(size=ROWS), 2)


def logistic(target, weight, c):
    model = LogisticRegression(C=c, solver="newton-cg", tol=1e-10, max_iter=10_000)
    model.fit(inputs, target, sample_weight=weight)
    return {
        "penalty": 1 / c,
        "weighted": weight is not None,
        "coefficients": model.coef_.tolist(),
        "intercepts": model.intercept_.tolist(),
    }


def ridge(weight, alpha):
    model = Ridge(alpha=alpha, solver="cholesky")
    model.fit(inputs, regression, sample_weight=weight)
    return {
        "penalty": alpha,
        "weighted": weight is not None,
        "coefficients": [model.coef_.tolist()],
        "intercepts": [model.intercept_],
        "answers": model.predict(inputs).tolist(),
    }


def boosted(kind, target, weight):
    model = kind(max_iter=20, early_stopping=False)
    model.fit(inputs, target, sample_weight=weight)
    answers = model.predict(inputs) if kind is HistGradientBoostingRegressor else model.predict_proba(inputs)
    return {"rounds": 20, "weighted": weight is not None, "answers": np.round(answers, 9).tolist()}


content = {
    "sklearn": sklearn.__version__,
    "numbers": [[float(x) for x in row] for row in np.round(numbers.astype(float), 2)],
    "codes": codes.tolist(),
    "weights": weights.tolist(),
    "targets": {
        "binary": binary.tolist(),
        "multiclass": multiclass.tolist(),
        "regression": regression.tolist(),
    },
    "linear": {
        "binary": [logistic(binary, None, 1.0), logistic(binary, weights, 0.1)],
        "multiclass": [logistic(multiclass, None, 1.0), logistic(multiclass, weights, 10.0)],
        "regression": [ridge(None, 1.0), ridge(weights, 30.0)],
    },
    "trees": {
        "binary": [boosted(HistGradientBoostingClassifier, binary, w) for w in (None, weights)],
        "multiclass": [boosted(HistGradientBoostingClassifier, multiclass, w) for w in (None, weights)],
        "regression": [boosted(HistGradientBoostingRegressor, regression, w) for w in (None, weights)],
    },
}


def compact(value):
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: compact(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [compact(inner) for inner in value]
    return value


(HERE / "contenders.json").write_text(json.dumps(compact(content), allow_nan=False) + "\n")
