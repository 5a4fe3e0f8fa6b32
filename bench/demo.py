"""How fast the demo city is invented: python bench/demo.py [SCALE], 220 is about a million people."""

import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from doudi.demo.city import invent
from doudi.demo.parquet import write_parquet


def main(scale: int) -> None:
    """Invent and write a city, print people per minute and the peak of memory."""
    started = time.perf_counter()
    city = invent(scale, 1, date(2020, 6, 30))
    invented = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        write_parquet(city, Path(folder))
    written = time.perf_counter()
    rows = sum(table.num_rows for table in city.rosters.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"scale {scale}: {city.n_people:,} people, {rows:,} rows")
    print(f"invented in {invented - started:.1f} s, written in {written - invented:.1f} s, peak {peak:.1f} GB")
    print(f"{city.n_people / (written - started) * 60:,.0f} people a minute")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 220)
