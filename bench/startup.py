"""How long `doudi --help` takes to start: the median of ten runs; exit 1 at half a second or more."""

import statistics
import subprocess
import sys
import time

LIMIT = 0.5  # seconds


def seconds() -> float:
    """The wall time of one start."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "doudi.cli", "--help"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> int:
    """Start, print the median, judge it."""
    median = statistics.median(seconds() for _ in range(10))
    print(f"doudi --help: {median:.3f} s (limit {LIMIT} s)")
    return int(median >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
