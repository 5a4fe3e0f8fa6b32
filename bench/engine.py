"""Six checks by Doudi, by DuckDB SQL written by hand, and in pandas; then the whole catalogue; on a big invented city.

    python -m bench.engine [--size 1] [--times 3] [--engines sql doudi pandas all] [--home DIR]
        [--memory 3GB]

Each engine runs in a process of its own, in turn. Exit 1 where findings differ, where Doudi takes more than 1.3 × the
time of the SQL or more than a fifth of that of pandas, or 4 GB of memory. `--home` keeps the rosters for another time;
`--memory` is what DuckDB may take, for Doudi and the SQL alike.
"""

import argparse
import pickle
import statistics
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

from bench.rosters_at_scale import multiply, strew_wrongs, write_folder
from doudi.rosters.limits import Limits

MOST_OF_SQL, LEAST_OF_PANDAS, MOST_GIGABYTES = 1.3, 5.0, 4.0
CENT = Fraction(1, 100)
Ran = dict[str, Any]


def main() -> int:
    """Build what is not there, run every engine, compare, judge."""
    given = options()
    with tempfile.TemporaryDirectory() as scratch:
        store = built(given.home or Path(scratch), given.size)
        runs: dict[str, list[Ran]] = {engine: [] for engine in given.engines}
        for _ in range(given.times):
            for engine in given.engines:
                runs[engine].append(child(engine, store, given.memory))
                print(
                    f"  {engine}: {runs[engine][-1]['seconds']:.1f} s, {runs[engine][-1]['cpu']:.1f} s of processor",
                    flush=True,
                )
        failed = [said for engine in ("sql", "pandas") for said in differences(engine, runs)]
        return report(runs, failed)


def options() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=1)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--engines", nargs="*", default=["sql", "doudi", "pandas", "all"])
    parser.add_argument("--home", type=Path)
    parser.add_argument("--memory", default=Limits().memory)
    return parser.parse_args()


def built(home: Path, size: float) -> Path:
    """The store of this size; beyond 1 it is that of 1 several times over."""
    store = home / f"{size:g}" / "store"
    if store.exists():
        return store
    if size > 1:
        multiply(built(home, 1), round(size), store)
        return store
    write_folder(store.parent / "folder", size)
    read = child("import", store)
    print(f"import: {read['seconds']:.0f} s, {read['memory']:.2f} GB", flush=True)
    strew_wrongs(store)
    return store


def child(engine: str, store: Path, memory: str = Limits().memory) -> Ran:
    """One run."""
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run([sys.executable, "-m", "bench.engine_child", engine, store, out.name, memory], check=True)
        ran: Ran = pickle.loads(Path(out.name).read_bytes())
    return ran


def differences(engine: str, runs: dict[str, list[Ran]]) -> list[str]:
    """Where an engine tells something else than Doudi; what it does not tell at all is not compared."""
    if not runs.get(engine) or not runs.get("doudi"):
        return []
    ours, theirs = runs["doudi"][0]["told"], runs[engine][0]["told"]
    said = []
    for code, check in theirs.items():
        mine = ours[code]
        if check["counts"] != mine["counts"]:
            said.append(f"{code}: counts {mine['counts']}, {engine} {check['counts']}")
        said += [f"{code} {key}: {mine['found'].get(key)}, {engine} {check['found'].get(key)}"
                 for key in {**mine["found"], **check["found"]}
                 if not alike(mine["found"].get(key), check["found"].get(key))]  # fmt: skip
        if "evidence" in check:
            said += [f"{code} {key}: evidence" for key, rows in mine["evidence"].items()
                     if rows != check["evidence"].get(key, set())]  # fmt: skip
    return said


def alike(mine: Any, theirs: Any) -> bool:
    """Same verdict, months and, but for the rounding of a cent, money."""
    if mine is None or theirs is None or mine[:2] != theirs[:2] or (mine[2] is None) != (theirs[2] is None):
        return False
    return mine[2] is None or abs(Fraction(mine[2]) - Fraction(theirs[2])) <= CENT


def report(runs: dict[str, list[Ran]], failed: list[str]) -> int:
    """Print medians and ratios; 1 where something is not as it should be."""
    seconds = {engine: statistics.median(one["seconds"] for one in ran) for engine, ran in runs.items()}
    memory = {engine: max(one["memory"] for one in ran) for engine, ran in runs.items()}
    for engine, ran in runs.items():
        found = sum(len(check["found"]) for check in ran[0]["told"].values())
        cpu = statistics.median(one["cpu"] for one in ran)
        print(
            f"{engine}: {seconds[engine]:.1f} s, {cpu:.1f} s of processor, {memory[engine]:.2f} GB, {found:,} findings"
        )
        print("   ", "  ".join(f"{code} {took:.1f}" for code, took in ran[0]["each"].items()))
    if "doudi" in seconds:
        if "sql" in seconds and seconds["doudi"] > MOST_OF_SQL * seconds["sql"]:
            failed.append(f"{seconds['doudi'] / seconds['sql']:.2f} × the SQL (limit {MOST_OF_SQL})")
        if "pandas" in seconds and seconds["pandas"] < LEAST_OF_PANDAS * seconds["doudi"]:
            failed.append(f"only {seconds['pandas'] / seconds['doudi']:.1f} × faster than pandas")
    failed += [
        f"{engine}: {memory[engine]:.1f} GB" for engine in ("doudi", "all") if memory.get(engine, 0) > MOST_GIGABYTES
    ]
    print(*failed[:40], sep="\n")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
