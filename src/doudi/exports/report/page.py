"""Puts the report together: figures, charts, gaps and the state of the data, in one file without outside requests."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq
from jinja2 import Environment, PackageLoader, StrictUndefined

from doudi.engine.finding import CheckSummary
from doudi.engine.result import RunResult
from doudi.exports.coverage import Gap, gaps
from doudi.exports.quality_workbook import rows_of
from doudi.exports.report.charts import SHORT, charts, language_tag, unit_name
from doudi.exports.report.figures import Figures, figures, rank_of, ranking
from doudi.exports.values import conditions_of, unverified, value_of
from doudi.exports.wording import (
    SEVERITIES,
    check_title,
    family,
    listed,
    month_text,
    roster_title,
    why_not_run,
    yuan_text,
)
from doudi.language import say
from doudi.policy.wording import source_text

MOST_LINES = 12
CARDS = {"LB": "谁被漏掉了", "DB": "谁不该享受、算错了", "ZJ": "钱去了哪里"}


@dataclass(frozen=True)
class Quality:
    """How a roster came in, all its suppliers together."""

    roster: str
    files: int
    rows_read: int
    rows_used: int
    rows_rejected: int
    cells_unknown: int

    @property
    def share(self) -> str:
        """Rows used of rows read."""
        return f"{self.rows_used / self.rows_read:.1%}" if self.rows_read else "–"


def write_report(result: RunResult, path: Path) -> None:
    """Write the page. It names no person: counts, sums, units and rules only."""
    path.write_text(page(result), encoding="utf-8")


def page(result: RunResult) -> str:
    """The page as text."""
    style = _template_text("report.css")
    found = figures(result.findings, _units(result.store))
    return (
        _environment()
        .get_template("report.html")
        .render(
            result=result,
            found=found,
            charts=charts(found),
            ranking=[(rank_of(found, unit), unit, tally) for unit, tally in ranking(found)],
            leading=_leading(result, found),
            ran=[row for row in result.summary if row.ran],
            idle=_idle(result.summary),
            idle_count=sum(not row.ran for row in result.summary),
            gaps=_gaps(result.summary),
            quality=_quality(result.store),
            unsure=_unsure(result, found),
            lacking=found.lacking.most_common(MOST_LINES),
            style=style,
            style_hash=_hash(style),
            cards=CARDS,
            short=SHORT,
            severities=SEVERITIES,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("doudi.exports", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = (
        say,
        family,
        listed,
        month_text,
        roster_title,
        unit_name,
        why_not_run,
        yuan_text,
        check_title,
        language_tag,
    )
    environment.globals.update({word.__name__: word for word in words})
    environment.filters["count"] = lambda number: f"{number:,}"
    return environment


def _template_text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(style: str) -> str:
    """The hash by which the page's own policy lets its style sheet in."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _units(store: Path) -> list[str]:
    path = store / "places.parquet"
    if not path.exists():
        return []
    counties = pq.read_table(path, columns=["county"])["county"].unique().to_pylist()
    return [county for county in counties if county]


def _leading(result: RunResult, found: Figures) -> dict[str, list[CheckSummary]]:
    """By family: its checks with most broken findings."""
    leading: dict[str, list[CheckSummary]] = {}
    for code in found.families:
        rows = [row for row in result.summary if row.check.startswith(f"{code}-") and row.broken]
        leading[code] = sorted(rows, key=lambda row: (-row.broken, row.check))[:3]
    return leading


def _idle(summary: Sequence[CheckSummary]) -> dict[str, list[CheckSummary]]:
    """The checks that did not run, by reason."""
    idle: dict[str, list[CheckSummary]] = defaultdict(list)
    for row in summary:
        if not row.ran:
            idle[why_not_run(row.reason)].append(row)
    return idle


def _gaps(summary: Sequence[CheckSummary]) -> list[tuple[str, list[Gap]]]:
    """Gaps by roster or programme."""
    by_roster: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps(summary):
        by_roster[gap.what].append(gap)
    return sorted(by_roster.items())


def _quality(store: Path) -> list[Quality]:
    rows: dict[str, list[dict[str, int]]] = defaultdict(list)
    for row in rows_of(store / "scorecard.parquet"):
        rows[row["roster"]].append(row)
    numbers = ("rows_read", "rows_used", "rows_rejected", "cells_unknown")
    return [
        Quality(roster, len(lines), *(sum(line[name] for line in lines) for name in numbers))
        for roster, lines in rows.items()
    ]


def _unsure(result: RunResult, found: Figures) -> list[tuple[str, str, str, str, int]]:
    """Unverified values in use: title, value, condition, source, broken findings that may rest on it."""
    rows = [
        (
            say(result.book[use.name].title),
            value_of(result, use),
            conditions_of(use),
            source_text(result.book, use.source),
            found.unsure[use.name],
        )
        for use in unverified(result)
    ]
    return sorted(rows, key=lambda row: -row[-1])
