"""Golden values for the steps of dates, by pandas 1.5.3 (Debian: apt-get install python3-pandas).

    /usr/bin/python3 make-golden-dates.py && npx prettier --write dates.json

writes dates.json beside itself. Everything is seeded.
"""

import json
import pathlib

import numpy as np
import pandas as pd

ROWS, TRAIN = 48, 36
DAY = pd.Timedelta(days=1)
USUAL = {
    "recency": True, "tenure": None, "year": False, "season": "off", "month": "cyclic", "dayOfMonth": "off",
    "weekday": "oneHot", "hour": "off", "impute": "median", "constant": "2000-01-01", "missingFlag": False,
}  # fmt: skip
NOTHING = {**USUAL, "recency": False, "month": "off", "weekday": "off"}


def columns():
    """Days of sixty years with their times, before 1970 too; the last of months; gaps."""
    draw = np.random.default_rng(20261124)
    first = pd.Timestamp("1962-01-01")
    joined = pd.Series([first + pd.Timedelta(seconds=int(s)) for s in draw.integers(0, 60 * 365 * 86400, ROWS)])
    joined[:6] = pd.to_datetime(["1969-12-31 23:59:59", "1970-01-01", "2000-02-29 12:00", "2023-02-28 06:30",
                                 "2024-12-31 18:45:15", "2024-03-01"])  # fmt: skip
    joined = joined.mask(draw.random(ROWS) < 0.12)
    ordered = (joined.fillna(first) + pd.to_timedelta(draw.integers(-30, 4000, ROWS), "D")).dt.normalize()
    return joined, ordered.mask(draw.random(ROWS) < 0.12)


def standardised(values):
    train = values[:TRAIN]
    std = train.std(ddof=0)
    return (values - train.mean()) / std if std > 0 else values * 0.0


def one_hot(places, count, known):
    return [((places == k) & known).astype(float) for k in range(count)]


def cyclic(passed, known):
    angle = 2 * np.pi * passed
    return [np.sin(angle).where(known, 0.0), np.cos(angle).where(known, 0.0)]


def inputs(steps, dates, other):
    steps = {**NOTHING, **steps}
    known = dates.notna()
    train = dates[:TRAIN].dropna().sort_values()
    # Of an even number of dates the later of the two middle ones: a date that is there.
    stand_in = {"median": train.iloc[len(train) // 2], "oldest": train.iloc[0], "newest": train.iloc[-1],
                "constant": pd.Timestamp(steps["constant"])}[steps["impute"]]  # fmt: skip
    full = dates.fillna(stand_in)
    made = []
    if steps["recency"]:
        made.append(standardised((train.iloc[-1] - full) / DAY))
    if steps["tenure"] is not None:
        until = other if steps["tenure"]["until"] == "column" else pd.Timestamp(steps["tenure"]["date"])
        days = (until - full) / DAY
        made.append(standardised(days.fillna(days[:TRAIN].median())))
    parts = {
        "weekday": (full.dt.dayofweek, 7, full.dt.dayofweek / 7),
        "month": (full.dt.month - 1, 12, (full.dt.month - 1) / 12),
        "dayOfMonth": (full.dt.day - 1, 31, (full.dt.day - 1) / full.dt.days_in_month),
        "season": None,
        "hour": (full.dt.hour, 24, (full - full.dt.normalize()) / DAY),
    }
    for part, rounds in parts.items():
        if rounds is None:
            # Quarters that end with February: the first of them is spring.
            spring = pd.PeriodIndex(full, freq="Q-FEB").quarter.to_series(index=full.index)
            seasons = {"quarter": full.dt.quarter - 1, "north": spring - 1, "south": (spring + 1) % 4}
            if steps[part] != "off":
                made += one_hot(seasons[steps[part]], 4, known)
        elif steps[part] == "oneHot":
            made += one_hot(rounds[0], rounds[1], known)
        elif steps[part] == "cyclic":
            made += cyclic(rounds[2], known)
    if steps["year"]:
        made.append(standardised(full.dt.year.astype(float)))
    if steps["missingFlag"]:
        made.append((~known).astype(float))
    return [[float(f"{cell:.13g}") for cell in row] for row in pd.concat(made, axis=1).to_numpy()]


def texts(dates, pattern):
    return dates.dt.strftime(pattern).fillna("").tolist()


joined, ordered = columns()
asked = [
    {"recency": True, "weekday": "oneHot", "month": "cyclic"},
    {"recency": True, "impute": "oldest"},
    {"recency": True, "year": True, "impute": "newest", "missingFlag": True},
    {"recency": True, "year": True, "impute": "constant", "constant": "1999-06-30"},
    {"tenure": {"until": "date", "date": "2024-12-31"}},
    {"tenure": {"until": "date", "date": "2024-12-31"}, "impute": "oldest"},
    {"tenure": {"until": "column", "column": "ordered"}},
    {"tenure": {"until": "column", "column": "ordered"}, "recency": True, "missingFlag": True},
    {"weekday": "cyclic", "hour": "cyclic"},
    {"month": "oneHot"},
    {"dayOfMonth": "oneHot"},
    {"dayOfMonth": "cyclic"},
    {"hour": "oneHot"},
    {"season": "quarter"},
    {"season": "north"},
    {"season": "south", "month": "cyclic"},
]
golden = {
    "pandas": pd.__version__,
    "train": TRAIN,
    "joined": texts(joined, "%Y-%m-%d %H:%M:%S"),
    "ordered": texts(ordered, "%d.%m.%Y"),
    "cases": [{"steps": {**NOTHING, **steps}, "inputs": inputs(steps, joined, ordered)} for steps in asked],
}
here = pathlib.Path(__file__).parent
(here / "dates.json").write_text(json.dumps(golden, indent=1, allow_nan=False) + "\n")
