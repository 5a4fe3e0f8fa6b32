"""ZJ-12 and 13: money that did not arrive, or did not go on."""

from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.plants.draft import Draft, Row

PROGRAMME = "其他"
DOWN = ("甲县财政局", "某镇财政所")


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (zj12, zj12_not, zj13, zj13_not):
        draft.plant = sow.__name__
        sow(draft)


def _send(draft: Draft, way: tuple[str, str], amount: int | str | None, issued: date | None, days: int | None) -> Row:
    """A transfer from one to another; `days` till it arrives, None: not yet."""
    received = issued + timedelta(days=days) if issued and days is not None else None
    return draft.add(
        "fund_transfers", doc_no=draft.number("财社"), programme=PROGRAMME, from_unit=way[0], to_unit=way[1],
        to_level="镇街", amount=None if amount is None else Decimal(amount), issued_on=issued, received_on=received,
    )  # fmt: skip


def zj12(draft: Draft) -> None:
    """Thirty-one days on the way; still on the way; sent nobody knows when."""
    for days in (31, None):
        row = _send(draft, DOWN, 50_000, draft.clock.ago(60), days)
        draft.expect("ZJ-12", str(row["doc_no"]), months=(), amount=Decimal(50_000))
    undated = _send(draft, DOWN, 30_000, None, None)
    undated["received_on"] = draft.clock.ago(20)
    draft.expect("ZJ-12", str(undated["doc_no"]), "undecided", months=())


def zj12_not(draft: Draft) -> None:
    """Thirty days; on the way since thirty days."""
    _send(draft, DOWN, 50_000, draft.clock.ago(60), 30)
    _send(draft, DOWN, 50_000, draft.clock.ago(30), None)


def _chain(draft: Draft, unit: str, received: str | None, passed: int, *, since: int = 31) -> str:
    """A unit that got so much so many days ago and passed so much on the next day; gives the subject."""
    issued = _same_year(draft, since + 4)
    _send(draft, ("甲市财政局", unit), received, issued, (draft.clock.ago(since) - issued).days)
    _send(draft, (unit, f"{unit}代发银行"), passed, draft.clock.ago(since - 1), 1)
    return f"{unit}|{PROGRAMME}|{issued.year}"


def _same_year(draft: Draft, days: int) -> date:
    """So many days ago, yet in the year of D: a unit is judged year by year."""
    return max(draft.clock.ago(days), date(draft.clock.as_of.year, 1, 1))


def zj13(draft: Draft) -> None:
    """A yuan and a cent kept for 31 days; most of it kept; what came in is unsaid."""
    hair = _chain(draft, "乙县财政局", "80001.01", 80_000)
    draft.expect("ZJ-13", hair, months=(), amount=Decimal("1.01"))
    most = _chain(draft, "丙县财政局", "90000", 10_000)
    draft.expect("ZJ-13", most, months=(), amount=Decimal(80_000))
    draft.expect("ZJ-13", _chain(draft, "丁县财政局", None, 10_000), "undecided", months=())


def zj13_not(draft: Draft) -> None:
    """One yuan; received thirty days ago; an end point that never passes anything on."""
    _chain(draft, "戊县财政局", "80001", 80_000)
    _chain(draft, "己县财政局", "90000", 10_000, since=30)
    _send(draft, ("甲市财政局", "庚镇财政所"), 70_000, draft.clock.ago(80), 3)
