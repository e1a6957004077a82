"""Golden values for gains, lift and tenths, by scikit-learn 1.2.1, SciPy 1.10.1, pandas 1.5.3 and NumPy.

    /usr/bin/python3 make-golden-lift.py

writes lift.json beside itself. Gains come from scikit-learn's ROC points (each distinct score one point, linear between
them); where no score is shared, tenths come from pandas' rows sorted and cut by numpy.array_split instead.
"""

import json
import pathlib

import numpy as np
import pandas as pd
from scipy import stats
from sklearn import metrics

random = np.random.default_rng(20261122)
DEPTHS = [0.01, 0.05, 0.1, 0.27, 0.5, 0.8, 1.0]


def by_roc(actual, scores):
    """Depths and shares reached at the end of each distinct score."""
    negative, positive, _ = metrics.roc_curve(actual, scores, drop_intermediate=False)
    rows, positives = len(actual), actual.sum()
    return (positive * positives + negative * (rows - positives)) / rows, positive


def tenths_by_roc(actual, scores):
    depth, reached = by_roc(actual, scores)
    ordered = np.sort(scores)[::-1]
    end, found, result = 0, 0.0, []
    for part in np.array_split(ordered, 10):
        end += len(part)
        so_far = np.interp(end / len(actual), depth, reached)
        result.append((len(part), part.min(), part.max(), (so_far - found) * actual.sum(), so_far))
        found = so_far
    return result


def tenths_by_pandas(actual, scores):
    frame = pd.DataFrame({"actual": actual, "score": scores}).sort_values("score", ascending=False)
    tenth = np.concatenate([[i] * len(part) for i, part in enumerate(np.array_split(frame, 10))])
    table = frame.groupby(tenth).agg(
        rows=("actual", "size"), low=("score", "min"), high=("score", "max"), found=("actual", "sum")
    )
    table["reached"] = table.found.cumsum() / actual.sum()
    return list(table.itertuples(index=False, name=None))


def case(name, actual, scores):
    actual, scores = np.asarray(actual), np.asarray(scores, dtype=float)
    depth, reached = by_roc(actual, scores)
    gains = np.interp(DEPTHS, depth, reached)
    shared = len(set(scores)) < len(scores)
    table = tenths_by_roc(actual, scores) if shared else tenths_by_pandas(actual, scores)
    base = actual.mean()
    ends = np.cumsum([row[0] for row in table])
    return {
        "name": name,
        "actual": actual.tolist(),
        "scores": scores.tolist(),
        "auc": metrics.roc_auc_score(actual, scores),
        "gains": [[d, float(g)] for d, g in zip(DEPTHS, gains)],
        "tenths": [
            {
                "rows": int(rows),
                "scoreFrom": float(low),
                "scoreTo": float(high),
                "positives": float(found),
                "rate": float(found / rows),
                "lift": float(found / rows / base),
                "cumulativeLift": float(so_far * actual.sum() / end / base),
                "reached": float(so_far),
                "ks": float(so_far - (end - so_far * actual.sum()) / (len(actual) - actual.sum())),
            }
            for (rows, low, high, found, so_far), end in zip(table, ends)
        ],
        "ks": float(
            stats.ks_2samp(scores[actual == 1], scores[actual == 0], alternative="less").statistic
        ),
    }


def drawn(rows, share, strength, decimals):
    actual = (random.random(rows) < share).astype(int)
    raw = 1 / (1 + np.exp(-(random.normal(size=rows) + strength * (actual - 0.5))))
    return actual, np.round(raw, decimals)


cases = [
    case("no score is shared", *drawn(137, 0.3, 1.5, 9)),
    case("many rows share a score", *drawn(96, 0.25, 1.5, 1)),
    case("three scores in all", *drawn(53, 0.4, 1.0, 0)),
    case("worse than chance", *drawn(60, 0.5, -2.0, 3)),
]
here = pathlib.Path(__file__).parent
(here / "lift.json").write_text(json.dumps({"cases": cases}, allow_nan=False) + "\n")
