"""scikit-learn's MLPClassifier on the shapes of the benchmark.

Reads one JSON object a line, {"inputs", "hidden", "outputs", "batchSize", "stepsPerEpoch", "learningRate",
"seconds"}, and answers each with {"one", "all"}: milliseconds of a minibatch step with one BLAS thread and with as
many as it takes by itself.
"""

import json
import math
import sys
import time
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

# Training for a number of epochs, not until it has converged.
warnings.filterwarnings("ignore")

DATA = {}


def data_of(shape):
    key = (shape["inputs"], shape["outputs"], shape["batchSize"])
    if key not in DATA:
        rng = np.random.default_rng(1)
        rows = shape["stepsPerEpoch"] * shape["batchSize"]
        x = rng.uniform(-2, 2, (rows, shape["inputs"])).astype(np.float32)
        total = (x * (np.arange(shape["inputs"]) % 5 - 2)).sum(axis=1)
        classes = max(2, shape["outputs"])
        y = np.clip(np.floor(total / 4 + classes / 2), 0, classes - 1).astype(int)
        DATA[key] = (x, y)
    return DATA[key]


def seconds_of(shape, epochs):
    x, y = data_of(shape)
    model = MLPClassifier(
        hidden_layer_sizes=shape["hidden"],
        solver="adam",
        alpha=0.0,
        batch_size=shape["batchSize"],
        learning_rate_init=shape["learningRate"],
        epsilon=1e-7,
        max_iter=epochs,
        n_iter_no_change=10**9,
        random_state=1,
    )
    start = time.perf_counter()
    model.fit(x, y)
    return time.perf_counter() - start


def ms_per_step(shape):
    """Of as many epochs as fit into the time."""
    one = seconds_of(shape, 1)
    epochs = max(1, math.ceil(shape["seconds"] / one))
    return 1000 * seconds_of(shape, epochs) / (epochs * shape["stepsPerEpoch"])


for line in sys.stdin:
    shape = json.loads(line)
    with threadpool_limits(limits=1):
        one = ms_per_step(shape)
    print(json.dumps({"one": one, "all": ms_per_step(shape)}), flush=True)
