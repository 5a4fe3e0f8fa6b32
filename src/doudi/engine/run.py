"""One run of the catalogue over a store: which checks run, their findings, and the summary."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, partial
from pathlib import Path

import ibis.expr.types as ir

from doudi.checks.api import Check
from doudi.engine.backend import Backend, DuckDB, RosterFiles, connect
from doudi.engine.catalogue import catalogue
from doudi.engine.desk import Desk, Handed, Outcome
from doudi.engine.draft import Draft, Rested, draft
from doudi.engine.exemptions import Exemptions
from doudi.engine.finding import BROKEN, UNDECIDED, CheckSummary
from doudi.engine.gathered import Gathered
from doudi.facts.case import Case, Setting, mentioned_but_absent
from doudi.language import say
from doudi.policy.book import Book
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.limits import Limits, within

Progress = Callable[[str, int, int], None]
NO_SPECIAL_LIMITS = Limits()


def quiet(_stage: str, _done: int, _total: int) -> None:
    """No progress shown."""


@dataclass
class Run:
    """What a run came to.

    `timings`: seconds per check.
    """

    as_of: date
    engine: str
    drafts: list[Draft] = field(default_factory=list)
    summary: list[CheckSummary] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)
    parameters: set[str] = field(default_factory=set)
    evidence: Gathered = field(default_factory=Gathered)


class Runner:
    """Judges checks over one store; the desk's and the backend's connections live as long as it does."""

    def __init__(
        self, store: Path, scratch: Path, *, as_of: date, book: Book, backend: Backend | None, limits: Limits
    ) -> None:
        files = RosterFiles(store, scratch)
        self.backend = backend or DuckDB(limits, scratch)
        at_hand = self.backend.connection if isinstance(self.backend, DuckDB) else connect(limits, scratch)
        self.desk = Desk(at_hand, files, as_of)
        table = cache(lambda name: self.backend.table(name, files[name]))
        self.setting = Setting(as_of, book, table, files.supplied, self.backend.keep)
        self.exemptions = Exemptions(files["exemptions"], as_of)
        self.result = Run(as_of, self.backend.name)

    def judge(self, check: Check) -> CheckSummary:
        """Run one check, keep the drafts of its findings, and sum it up."""
        reason = why_not(check, self.setting)
        if reason:
            return CheckSummary(check.code, False, reason)
        case = Case(self.setting)
        judged = check.build(case)
        relation = self.backend.hand_over(f"judged_{check.topic}_{check.name}", judged.rows)
        outcome = self.desk.settle(check, judged, self._handed(relation, judged.rows))
        self.backend.let_go(relation)
        record, supplied = case.record, self.setting.supplied
        absent = mentioned_but_absent(record.rosters | record.beside, check.needs, supplied)
        rested = Rested(frozenset(record.parameters), mentioned_but_absent(record.rosters, check.needs, supplied))
        drafts = [
            draft(check, judged, one, self.exemptions.cover(check.code, check.subject, one), rested)
            for one in outcome.subjects
        ]
        self.result.drafts += drafts
        self.result.parameters |= rested.parameters
        return summed_up(check, outcome, drafts, absent)

    def _handed(self, relation: str, rows: ir.Table) -> Handed:
        some, part = partial(self.backend.some, relation, rows), partial(self.backend.part, relation, rows)
        return Handed(relation, some, part, self.backend.relieve)


def run(
    store: Path,
    scratch: Path,
    *,
    as_of: date,
    book: Book,
    backend: Backend | None = None,
    limits: Limits = NO_SPECIAL_LIMITS,
    checks: Sequence[Check] = (),
    progress: Progress = quiet,
) -> Run:
    """Judge these checks, or the whole catalogue, over a store and gather the evidence.

    `scratch`: a folder for what does not fit in memory. Raises Trouble if the memory is too small even so.
    """
    chosen = checks or list(catalogue().values())
    runner = Runner(store, scratch, as_of=as_of, book=book, backend=backend, limits=limits)
    result = runner.result
    try:
        for done, check in enumerate(chosen):
            progress(check.code, done, len(chosen))
            started = time.perf_counter()
            with within(limits, say("核查 {code} 时", code=check.code)):
                result.summary.append(runner.judge(check))
            result.timings[check.code] = time.perf_counter() - started
        with within(limits, say("汇集疑点依据时")):
            result.evidence = runner.desk.evidence(store / "repeats.parquet")
    finally:
        runner.backend.close()
    return result


def why_not(check: Check, setting: Setting) -> str | None:
    """Why a check does not run at D, if it does not."""
    if setting.as_of < check.since:
        return say("尚未施行")
    if check.until and setting.as_of > check.until:
        return say("已失效")
    lacking = [roster for roster in check.needs if roster not in setting.supplied]
    names = "、".join(f"{say(ROSTERS[roster].title)}({roster})" for roster in lacking)
    return say("缺名册：{rosters}", rosters=names) if lacking else None


def summed_up(check: Check, outcome: Outcome, drafts: list[Draft], absent: tuple[str, ...]) -> CheckSummary:
    """The line of a check in the summary."""
    excused = [one for one in drafts if one.verdict == "excused"]
    away = {rank: sum(one.subject.rank == rank for one in excused) for rank in (UNDECIDED, BROKEN)}
    broken = [one for one in drafts if one.verdict == "broken"]
    return CheckSummary(
        check=check.code,
        ran=True,
        reason=None,
        rows=sum(outcome.counts.values()),
        out_of_scope=outcome.counts.get(0, 0),
        kept=outcome.counts.get(1, 0),
        undecided=outcome.counts.get(UNDECIDED, 0) - away[UNDECIDED],
        broken=len(broken),
        excused=len(excused),
        yuan=sum((one.amount for one in broken if one.amount is not None), Decimal("0.00")),
        months=outcome.months,
        not_covered=outcome.not_covered,
        absent=absent,
    )
