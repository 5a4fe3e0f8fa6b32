"""The main job: a folder of rosters in; findings, workbooks, report and manifest out, all or nothing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from doudi.engine.backend import Backend
from doudi.engine.catalogue import catalogue
from doudi.engine.result import Findings, RunResult, parameters_used
from doudi.engine.run import Progress, quiet, run
from doudi.engine.writing import Writer
from doudi.exports.staging import staged
from doudi.exports.writing import write_all
from doudi.language import say, spoken
from doudi.matching.people import propose
from doudi.policy.book import Book
from doudi.rosters.catalogue import ALL
from doudi.rosters.delivery import Delivery, deliver
from doudi.rosters.limits import Limits
from doudi.trouble import Trouble


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for. `start`: makes a backend that works in a scratch folder; None: DuckDB within `limits`."""

    folder: Path
    out: Path
    as_of: date
    book: Book
    start: Callable[[Path], Backend] | None = None
    limits: Limits = field(default_factory=Limits)
    only: tuple[str, ...] = ()


@dataclass
class Stopwatch:
    """Seconds per step."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step."""
        started = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - started


def check_folder(order: Order, scratch: Path, progress: Progress = quiet) -> tuple[RunResult, Delivery]:
    """Import the folder, run the catalogue, propose matches, and write everything into `order.out`.

    `scratch`: an empty folder for the store and for what does not fit in memory; the caller removes it.
    Nothing is written into `out` before everything is there. The result stays readable as long as `scratch`.
    """
    watch = Stopwatch()
    store = scratch / "store"
    with watch.step("import"):
        delivery = deliver(order.folder, store, as_of=order.as_of, progress=progress, limits=order.limits)
    with staged(order.out) as folder:
        with watch.step("check"):
            backend = order.start(scratch) if order.start else None
            ran = run(store, scratch, as_of=order.as_of, book=order.book, backend=backend, limits=order.limits,
                      checks=[catalogue()[code] for code in order.only], progress=progress)  # fmt: skip
        with watch.step("write"):
            Writer(ran, store, order.book).write(folder)
        with watch.step("match"):
            proposals = propose(store)
        parameters = parameters_used(order.book, sorted(ran.parameters), order.as_of)
        result = RunResult(
            as_of=order.as_of, engine=ran.engine, findings=Findings(folder), summary=ran.summary, checks=catalogue(),
            store=store, book=order.book, parameters=parameters, timings={**watch.seconds, **ran.timings},
            proposals=proposals, language=spoken(),
        )  # fmt: skip
        write_all(result, folder)
    return result, delivery


def too_early(store: Path, as_of: date) -> Trouble | None:
    """What to say of a day before every snapshot handed in: nothing of the rolls was looked at."""
    files = [store / "rosters" / f"{roster.name}.parquet" for roster in ALL if roster.snapshot]
    months = [month for file in files if file.exists() for month in pq.read_table(file, columns=["month"])[0].unique()]
    first = min((month.as_py() for month in months), default=as_of)
    if first <= as_of:
        return None
    return Trouble(
        say("核查日早于所有名册的月份，名册中的人和户都没有核查"),
        where=str(as_of),
        why=say("最早的名册月份是 {month}", month=f"{first:%Y-%m}"),
        mend=say("请用 --as-of 给出名册月份之内或之后的一天"),
    )
