"""pandas' read_csv beside our reading.

Reads one path a line and answers each with the milliseconds that `pandas.read_csv` took for it.
"""

import json
import sys
import time

import pandas as pd

for line in sys.stdin:
    start = time.perf_counter()
    frame = pd.read_csv(json.loads(line))
    print(1000 * (time.perf_counter() - start), flush=True)
    del frame
