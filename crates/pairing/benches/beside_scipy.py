"""Times a whole proven run beside scipy's linear_sum_assignment on the same cells, in the same run.

    python3 crates/pairing/benches/beside_scipy.py [side ...]

Needs cargo and a Python with scipy. scipy gets all levels squeezed into one float for each cell, works once and proves
nothing; the time of filling its table is not counted. Ours is everything from the people to the proof. At 5,000 a side
scipy takes some minutes.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

try:
    import numpy
    from scipy.optimize import linear_sum_assignment
except ImportError:
    sys.exit("This comparison needs scipy: install it for this Python, or skip the comparison.")

AT_MOST = {1000: 0.7, 2000: 0.35, 5000: 0.05}


def beside(side):
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "cells")
        command = ["cargo", "run", "--quiet", "--release", "-p", "pairing", "--example", "measure", "--"]
        command += ["list-like", str(side), str(side), "generous", file]
        ours = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        cells = numpy.fromfile(file, dtype="<f8").reshape(side, side)
    best = float("inf")
    for _ in range(3 if side <= 1000 else 1):
        start = time.perf_counter()
        linear_sum_assignment(cells)
        best = min(best, (time.perf_counter() - start) * 1000)
    ratio = ours["solve_ms"] / best
    limit = AT_MOST.get(side)
    forbidden = float((cells >= 1e30).mean())
    verdict = "" if limit is None else f", at most {limit}: {'kept' if ratio <= limit else 'NOT KEPT'}"
    print(f"{side} a side, {forbidden:.0%} forbidden: ours {ours['solve_ms']:.2f} ms, scipy {best:.2f} ms, ratio {ratio:.3f}{verdict}", flush=True)
    return limit is None or ratio <= limit


if __name__ == "__main__":
    sides = [int(side) for side in sys.argv[1:]] or [59, 200, 1000, 2000]
    sys.exit(0 if all([beside(side) for side in sides]) else 1)
