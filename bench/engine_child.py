"""One engine over one store, in a process of its own: `python -m bench.engine_child ENGINE STORE OUT`.

OUT is a pickle: seconds, cpu (seconds of processor), memory (peak, GB) and what was found: by check, subjects by
verdict, findings, evidence.
Reading the modules is not timed; findings are fetched, none are written to files.
"""

import pickle
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from bench import engine_pandas, engine_sql
from bench.rosters_at_scale import AS_OF
from doudi.engine.catalogue import catalogue
from doudi.engine.explanation import months_of
from doudi.engine.run import Run, run
from doudi.policy.book import read_book
from doudi.rosters.delivery import deliver
from doudi.rosters.limits import Limits

Told = dict[str, dict[str, Any]]
SIX = tuple(engine_sql.CHECKS)


def peak_gigabytes() -> float:
    """The peak of this program alone; what `getrusage` tells begins with the memory of the process that started it."""
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 2**20


def by_doudi(codes: tuple[str, ...], store: Path, memory: str) -> Run:
    """The checks of these codes."""
    checks = [catalogue()[code] for code in codes]
    with tempfile.TemporaryDirectory(dir=store.parent) as scratch:
        return run(store, Path(scratch), as_of=AS_OF, book=read_book(), checks=checks, limits=Limits(memory))


def told_by_doudi(ran: Run) -> Told:
    """Counts, findings and evidence of a run."""
    told: Told = {}
    for line in ran.summary:
        told[line.check] = {"counts": {0: line.out_of_scope, 1: line.kept, 2: 0, 3: 0}, "found": {}, "evidence": {}}
    for one in ran.drafts:
        code, kind = one.check.code, one.subject.kind or one.check.subject
        told[code]["counts"][one.subject.rank] += 1
        key = (kind, one.subject.key)
        told[code]["found"][key] = (one.subject.rank, months_of(one.subject), one.amount)
        rows = ran.evidence.get((code, one.subject.kind, one.subject.key), {"evidence": []})["evidence"]
        told[code]["evidence"][key] = {(row["roster"], row["file"], row["sheet"], row["row"]) for row in rows}
    return told


def told_by_sql(found: dict[str, tuple[dict[int, int], pa.Table, pa.Table]]) -> Told:
    """Counts, findings and evidence of the queries."""
    told: Told = {}
    for code, (counts, findings, evidence) in found.items():
        places: dict[tuple[str, str], set[tuple[Any, ...]]] = {}
        for row in evidence.to_pylist():
            place = (row["roster"], row["file"], row["sheet"], row["row"])
            places.setdefault((row["kind"], row["subject"]), set()).add(place)
        found_by = {}
        for row in findings.to_pylist():
            yuan = Fraction(row["yuan"]) if row["yuan"] is not None and row["verdict"] == 3 else None
            found_by[(row["kind"], row["subject"])] = (row["verdict"], tuple(row["months"]), yuan)
        told[code] = {"counts": {n: counts.get(n, 0) for n in range(4)}, "found": found_by, "evidence": places}
    return told


def told_by_pandas(found: dict[str, tuple[dict[int, int], Any, Any]]) -> Told:
    """Counts, findings and evidence of the frames."""
    told: Told = {}
    for code, (counts, findings, evidence) in found.items():
        places: dict[tuple[str, str], set[tuple[Any, ...]]] = {}
        for kind, subject, *place in evidence.itertuples(index=False):
            places.setdefault((kind, subject), set()).add(tuple(place))
        found_by = {
            (one.kind, one.subject): (
                int(one.verdict),
                tuple(month.date() for month in one.month),
                one.yuan if one.verdict == 3 and one.yuan == one.yuan else None,
            )
            for one in findings.itertuples()
        }
        told[code] = {"counts": {n: int(counts.get(n, 0)) for n in range(4)}, "found": found_by, "evidence": places}
    return told


def imported(store: Path, _memory: str) -> object:
    """The import of the folder beside the store."""
    return deliver(store.parent / "folder" / "rosters", store, as_of=AS_OF)


ENGINES: dict[str, tuple[Callable[[Path, str], Any], Callable[[Any], Told]]] = {
    "doudi": (lambda store, memory: by_doudi(SIX, store, memory), told_by_doudi),
    "sql": (lambda store, memory: engine_sql.six(store, memory=memory), told_by_sql),
    "pandas": (lambda store, _memory: engine_pandas.six(store), told_by_pandas),
    "all": (lambda store, memory: by_doudi(tuple(catalogue()), store, memory), told_by_doudi),
    "import": (imported, lambda _: {}),
}


def main() -> None:
    """Time it, then write what was found."""
    engine, store, out, memory = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    work, tell = ENGINES[engine]
    catalogue(), ibis.duckdb  # modules are read before the clock starts
    began, worked = time.perf_counter(), time.process_time()
    found = work(store, memory)
    seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    memory = peak_gigabytes()
    each = found.timings if isinstance(found, Run) else {}
    out.write_bytes(pickle.dumps({"seconds": seconds, "cpu": cpu, "memory": memory, "each": each, "told": tell(found)}))


if __name__ == "__main__":
    main()
