"""Golden values for targeting lists and campaign results, by SciPy 1.10.1 and Python's hashlib.

    /usr/bin/python3 make-golden-targeting.py && npx prettier --write targeting.json

writes targeting.json beside itself. The formulas are those of statsmodels' power_proportions_2indep (both tails),
proportion_confint (wilson) and confint_proportions_2indep (newcomb), written out.
"""

import hashlib
import json
import pathlib

import numpy as np
from scipy import stats

HERE = pathlib.Path(__file__).parent
norm = stats.norm
Z = norm.ppf(0.975)


def power(n1, n2, p1, p2):
    pooled = (n1 * p1 + n2 * p2) / (n1 + n2)
    null = np.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    alternative = np.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    d = abs(p1 - p2)
    return norm.sf((Z * null - d) / alternative) + norm.cdf((-Z * null - d) / alternative)


def control_size(rows, p1, p2):
    for size in range(1, rows // 2 + 1):
        if power(size, rows - size, p1, p2) >= 0.8:
            return size
    return None


def wilson(k, n):
    p = k / n
    centre = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    return centre - half, centre + half


def newcombe(k1, n1, k2, n2):
    (l1, u1), (l2, u2) = wilson(k1, n1), wilson(k2, n2)
    p1, p2 = k1 / n1, k2 / n2
    d = p1 - p2
    return (
        d - np.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2),
        d + np.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2),
    )


content = {
    "scipy": "1.10.1",
    "normal": [[x, norm.cdf(x)] for x in (-6, -2.5, -0.1, 0, 0.3, 1, 1.96, 5)],
    "power": [
        {"control": a, "contacted": b, "rate": p1, "other": p2, "power": power(a, b, p1, p2)}
        for a, b, p1, p2 in (
            (400, 1600, 0.1, 0.15),
            (50, 950, 0.02, 0.05),
            (1000, 1000, 0.6, 0.55),
            (20, 30, 0.3, 0.31),
        )
    ],
    "controlSize": [
        {"rows": rows, "rate": p1, "other": p2, "size": control_size(rows, p1, p2)}
        for rows, p1, p2 in (
            (2000, 0.1, 0.15),
            (10000, 0.02, 0.03),
            (5000, 0.7, 0.65),
            (300, 0.1, 0.12),
        )
    ],
    "wilson": [{"successes": k, "rows": n, "interval": wilson(k, n)} for k, n in ((3, 10), (0, 20), (85, 904))],
    "newcombe": [
        {"contacted": [a, b], "control": [c, d], "interval": newcombe(a, b, c, d)}
        for a, b, c, d in ((56, 70, 48, 80), (9, 10, 3, 10), (0, 20, 0, 10), (190, 1600, 30, 400))
    ],
    "sha256": {
        text: hashlib.sha256(text.encode()).hexdigest()
        for text in (
            "test@example.com",
            "ann.lee+news@example.co.uk",
            "+442079460018",
            "442079460018",
            "+8613812345678",
            "+12125550100",
        )
    },
}
(HERE / "targeting.json").write_text(json.dumps(content, indent=1) + "\n")
