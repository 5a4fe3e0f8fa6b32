"""Processor time of each page of a kept city, one request at a time: `python -m bench.site_pages FOLDER`.

Judges a page on a machine that others use too, where the clock tells nothing. With `--profile NAME`: where it goes.
The sessions are those of the last `bench.site` or `bench.site_sessions`. On PostgreSQL the database's own time is not
in the processor time; the clock's has it.
"""

import argparse
import cProfile
import os
import pstats
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import django

PARSER = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
PARSER.add_argument("folder", type=Path)
PARSER.add_argument("--profile", metavar="NAME", help="the page to profile instead")
PARSER.add_argument("--person", type=int, default=1, help="who asks for it: 0 city, 1 county, 2 town")
ASKED = PARSER.parse_args()
os.environ |= {"DOUDI_HOME": str(ASKED.folder / "home"), "DJANGO_SETTINGS_MODULE": "doudi.web.site.settings"}
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

PAGES = {
    "list": "/cases/",
    "list narrowed": "/cases/?state=verifying&light=red&sort=due",
    "list by theme": "/cases/?theme=dibao",
    "list by amount": "/cases/?sort=amount",
    "case": "/cases/{case}/",
    "workbench": "/workbench/",
    "board": "/boards/",
    "search name": "/search/?s=w0",
    "search number": "/search/?s=w2",
    "search pinyin": "/search/?s=w3",
}
TIMES = 20


def main() -> None:
    """A line per page: for each of the people, the medians of processor and clock, the first, and the questions."""
    people = [line.split("\t") for line in (ASKED.folder / "sessions.txt").read_text().splitlines()]
    if ASKED.profile:
        profile(asking(people[ASKED.person], PAGES[ASKED.profile]))
        return
    for name, address in PAGES.items():
        print(f"{name:<15}", *(measured(asking(person, address)) for person in people), sep="  ", flush=True)


def asking(person: list[str], address: str) -> Callable[[], None]:
    """What asks for a page as a person."""
    client = Client(SERVER_NAME="localhost")
    client.cookies["doudi"] = person[0]

    def ask() -> None:
        answer = client.get(address.format(case=person[1]))
        assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.headers.get('Location')}"

    return ask


def measured(ask: Callable[[], None]) -> str:
    """Medians, the first, and the number of questions."""
    questions = []
    first = spent(ask)
    with connection.execute_wrapper(lambda execute, sql, *given: questions.append(sql) or execute(sql, *given)):
        ask()
    cpu, wall = map(statistics.median, zip(*(spent(ask) for _ in range(TIMES)), strict=True))
    return f"cpu {cpu:5.1f} wall {wall:6.1f} first {first[1]:6.0f} q {len(questions):2}"


def spent(ask: Callable[[], None]) -> tuple[float, float]:
    """The processor's and the clock's milliseconds of one request."""
    cpu, clock = time.process_time(), time.perf_counter()
    ask()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000


def profile(ask: Callable[[], None]) -> None:
    """Where the time of a page goes."""
    ask()
    with cProfile.Profile() as seen:
        for _ in range(TIMES):
            ask()
    pstats.Stats(seen).sort_stats("cumulative").print_stats(150)


if __name__ == "__main__":
    main()
