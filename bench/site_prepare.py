"""Fills a home for the load test: `python -m bench.site_prepare FOLDER CASES USERS`, with DOUDI_HOME set."""

import sys
import time
from pathlib import Path

import django

from doudi.web.site.home import found

FOLDER = Path(sys.argv[1])
found(FOLDER / "home", demo=True, searches_an_hour=1_000_000)
django.setup()

from django.core.management import call_command  # noqa: E402

from bench.site_city import cases, people  # noqa: E402
from doudi.web.demo_city.places import settle  # noqa: E402


def main(n_cases: int, n_users: int) -> None:
    """Migrate, fill, and say that it is filled."""
    call_command("migrate", verbosity=0)
    settle()
    people(n_users)
    began = time.perf_counter()
    for n in cases(n_cases):
        print(f"\r{n:,} cases, {time.perf_counter() - began:.0f} s", end="", flush=True)
    print(f"; all in {time.perf_counter() - began:.0f} s")
    (FOLDER / "filled").touch()


main(int(sys.argv[2]), int(sys.argv[3]))
