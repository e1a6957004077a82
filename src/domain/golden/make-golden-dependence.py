"""Writes dependence.json: partial dependence of a small network by scikit-learn 1.2.1 (method "brute")."""
import json
from pathlib import Path

import numpy as np
from sklearn.inspection import partial_dependence
from sklearn.neural_network import MLPClassifier

random = np.random.default_rng(3)
X = random.normal(size=(40, 3)).astype(np.float32).astype(np.float64)
y = (X[:, 0] * X[:, 1] + X[:, 2] + random.normal(size=40) > 0).astype(int)
model = MLPClassifier((5, 4), activation="tanh", max_iter=300, random_state=0).fit(X, y)
model.coefs_ = [w.astype(np.float32).astype(np.float64) for w in model.coefs_]
model.intercepts_ = [b.astype(np.float32).astype(np.float64) for b in model.intercepts_]
columns = []
for column in range(3):
    found = partial_dependence(
        model, X, [column], method="brute", response_method="predict_proba", grid_resolution=7, kind="average"
    )
    columns.append({"grid": found["values"][0].tolist(), "means": found["average"][0].tolist()})
weights = []
for w, b in zip(model.coefs_, model.intercepts_):
    weights += w.ravel().tolist() + b.ravel().tolist()
golden = {"rows": X.ravel().tolist(), "units": [5, 4], "weights": weights, "columns": columns}
Path(__file__).with_name("dependence.json").write_text(json.dumps(golden) + "\n")
