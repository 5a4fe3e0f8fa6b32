"""What people found on the spot about findings, and how often each check was right."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from doudi.exports.findings_workbook import OUTCOMES
from doudi.exports.wording import check_order

VERDICTS = pa.schema(
    [
        pa.field("finding_id", pa.string()),
        pa.field("check", pa.string()),
        pa.field("subject_kind", pa.string()),
        pa.field("subject", pa.string()),
        pa.field("outcome", pa.string()),  # confirmed, refuted, unclear, exception
        pa.field("verified_by", pa.string()),
        pa.field("verified_on", pa.date32()),
        pa.field("note", pa.string()),
        pa.field("file", pa.string()),
        pa.field("sheet", pa.string()),
        pa.field("row", pa.int32()),
    ]
)


@dataclass(frozen=True)
class Verdict:
    """What somebody found out about one finding."""

    finding_id: str
    check: str
    subject_kind: str
    subject: str
    outcome: str
    verified_by: str | None
    verified_on: date | None
    note: str | None
    file: str
    sheet: str
    row: int


@dataclass(frozen=True)
class Unread:
    """A cell that could not be taken: where, what stands there, why not, how to mend it."""

    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    why: str
    mend: str


def with_earlier(verdicts: Sequence[Verdict], path: Path) -> list[Verdict]:
    """These and the ones read before (verdicts.parquet); on the same finding the new one stands."""
    earlier = [Verdict(**row) for row in pq.read_table(path).to_pylist()] if path.exists() else []
    by_finding = {verdict.finding_id: verdict for verdict in (*earlier, *verdicts)}
    return sorted(by_finding.values(), key=lambda one: (check_order(one.check), one.subject))


def write_verdicts(verdicts: Sequence[Verdict], path: Path) -> None:
    """Write verdicts.parquet, in the order they come."""
    rows = [{name: getattr(verdict, name) for name in VERDICTS.names} for verdict in verdicts]
    pq.write_table(pa.Table.from_pylist(rows, schema=VERDICTS), path)


@dataclass(frozen=True)
class Precision:
    """How often a check was right, as far as people have looked."""

    check: str
    confirmed: int
    refuted: int
    unclear: int
    exception: int

    @property
    def share(self) -> Fraction | None:
        """Confirmed out of what could be decided on the spot; lawful exceptions were no hit."""
        decided = self.confirmed + self.refuted + self.exception
        return Fraction(self.confirmed, decided) if decided else None


def precision(verdicts: Iterable[Verdict]) -> list[Precision]:
    """Per check, in the order of the catalogue."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        counts[verdict.check][verdict.outcome] += 1
    return [
        Precision(check, *(counts[check][outcome] for outcome in OUTCOMES)) for check in sorted(counts, key=check_order)
    ]
