"""The site under load: a million cases, 5,000 users, 20 requests a second; p95 per page, memory, and counts.

    python -m bench.site [--cases 1000000] [--rate 20] [--seconds 60]     (SQLite)
    tools/with_postgres.sh python -m bench.site                           (PostgreSQL; KEPT_POSTGRES with --kept)

The requests come at their times whether or not earlier ones were answered, as people do.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

PORT = 18_741
THREADS = 64


def main() -> None:
    """Build the city, start the site, load it, print what was measured."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="doudi-bench-") as folder:
        kept = asked.kept or Path(folder)
        if not (kept / "filled").exists():
            run("bench.site_prepare", kept, asked.cases, asked.users)
        run("bench.site_sessions", kept)
        measured = under_load(kept, asked)
    for name, seconds in sorted(measured.items()):
        p95 = statistics.quantiles(seconds, n=20)[-1]
        print(f"{name:<14} n {len(seconds):>5}  median {ms(statistics.median(seconds))}  p95 {ms(p95)}")


def ms(seconds: float) -> str:
    """Seconds as milliseconds in a column."""
    return f"{seconds * 1000:6.0f} ms"


def arguments() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--users", type=int, default=5_000)
    parser.add_argument("--rate", type=float, default=20, help="requests per second")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--kept", type=Path, help="a folder to make the city in, and to find it in the next time")
    return parser.parse_args()


def run(module: str, folder: Path, *given: int) -> None:
    """A part of the benchmark that knows the home."""
    environment = os.environ | {"DOUDI_HOME": str(folder / "home"), "DJANGO_SETTINGS_MODULE": "doudi.web.site.settings"}
    subprocess.run([sys.executable, "-m", module, str(folder), *map(str, given)], check=True, env=environment)


def under_load(folder: Path, asked: argparse.Namespace) -> dict[str, list[float]]:
    """Seconds per page."""
    command = [sys.executable, "-m", "doudi.cli", "serve", "--home", str(folder / "home"), "--port", str(PORT)]
    site = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for_answer()
        calls = list(planned(folder, asked))
        measured: dict[str, list[float]] = {}
        with ThreadPoolExecutor(THREADS) as pool:
            began = time.perf_counter()
            for name, seconds in pool.map(lambda call: timed(began, *call), calls):
                measured.setdefault(name, []).append(seconds)
        print(f"memory of the one process: {peak_mb(site.pid):.0f} MB")
        return measured
    finally:
        site.terminate()
        site.wait(30)


def wait_for_answer() -> None:
    """Until the site answers; a minute at most."""
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://localhost:{PORT}/healthz", timeout=5)
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the site does not answer")


def planned(folder: Path, asked: argparse.Namespace):
    """(when, name, address, cookie) of each request, mixed by chance."""
    luck = Random(1)
    people = [line.split("\t") for line in (folder / "sessions.txt").read_text().splitlines()]
    for at in range(int(asked.rate * asked.seconds)):
        session, *cases = luck.choice(people)
        name, address = luck.choice(
            [
                ("list", "/cases/"),
                ("list narrowed", "/cases/?state=verifying&light=red&sort=due"),
                ("list by place", "/cases/?theme=dibao"),
                ("case", f"/cases/{luck.choice(cases)}/"),
                ("workbench", "/workbench/"),
                ("board", "/boards/"),
                ("search", f"/search/?s=w{luck.randrange(4)}"),
            ]
        )
        yield at / asked.rate, name, address, session


def timed(began: float, when: float, name: str, address: str, session: str) -> tuple[str, float]:
    """Ask at the time planned; the seconds count from then, so that waiting in line counts too."""
    time.sleep(max(0.0, began + when - time.perf_counter()))
    request = urllib.request.Request(f"http://localhost:{PORT}{address}", headers={"Cookie": f"doudi={session}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()
        assert answer.url.endswith(address), f"sent to {answer.url}"
    return name, time.perf_counter() - began - when


def peak_mb(pid: int) -> float:
    """The most memory a process has held."""
    held = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(held[1]) / 1024 if held else float("nan")


if __name__ == "__main__":
    main()
