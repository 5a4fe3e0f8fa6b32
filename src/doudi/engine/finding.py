"""What a run gives: findings and a summary (checks, §3), with the shapes of their Parquet files."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

UNDECIDED, BROKEN = 2, 3
VERDICTS = {UNDECIDED: "undecided", BROKEN: "broken"}

EVIDENCE = pa.struct(
    [
        pa.field("roster", pa.string()),
        pa.field("file", pa.string()),
        pa.field("sheet", pa.string()),
        pa.field("row", pa.int32()),
        pa.field("fields", pa.list_(pa.struct([pa.field("column", pa.string()), pa.field("value", pa.string())]))),
    ]
)

FINDINGS = pa.schema(
    [
        pa.field("finding_id", pa.string()),
        pa.field("check", pa.string()),
        pa.field("verdict", pa.string()),
        pa.field("grade", pa.string()),
        pa.field("severity", pa.string()),
        pa.field("subject_kind", pa.string()),
        pa.field("subject", pa.string()),
        pa.field("name", pa.string()),
        pa.field("county", pa.string()),
        pa.field("town", pa.string()),
        pa.field("village", pa.string()),
        pa.field("area_code", pa.string()),
        pa.field("months", pa.list_(pa.date32())),
        pa.field("amount", pa.decimal128(14, 2)),
        pa.field("message", pa.string()),
        pa.field("evidence", pa.list_(EVIDENCE)),
    ]
)

WORDS = pa.struct(
    [
        pa.field("message", pa.string()),
        pa.field("reckoning", pa.list_(pa.string())),
        pa.field("missing", pa.list_(pa.string())),
    ]
)

DETAILS = pa.schema(
    [
        pa.field("finding_id", pa.string()),
        pa.field("reckoning", pa.list_(pa.string())),
        pa.field("missing", pa.list_(pa.string())),
        pa.field("unverified", pa.list_(pa.string())),
        pa.field("identified", pa.bool_()),
        pa.field("english", WORDS),
    ]
)

SUMMARY = pa.schema(
    [
        pa.field("check", pa.string()),
        pa.field("ran", pa.bool_()),
        pa.field("reason", pa.string()),
        *(pa.field(name, pa.int64()) for name in ("rows", "out_of_scope", "kept", "broken", "undecided", "excused")),
        pa.field("yuan", pa.decimal128(14, 2)),
        pa.field("months", pa.list_(pa.date32())),
        pa.field("not_covered", pa.list_(pa.string())),
    ]
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of one roster; fields are column name and cleaned value as text."""

    roster: str
    file: str
    sheet: str
    row: int
    fields: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of a finding: what is wrong, how it was reckoned, what is not known."""

    message: str = ""
    reckoning: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about one subject, with everything that explains it.

    `message`, `reckoning`, `missing`: in the language of the run; `english`: in English, whatever that is.
    """

    finding_id: str
    check: str
    verdict: str
    grade: str
    severity: str
    subject_kind: str
    subject: str
    name: str | None
    county: str | None
    town: str | None
    village: str | None
    area_code: str | None
    months: tuple[date, ...]
    amount: Decimal | None
    message: str
    evidence: tuple[Evidence, ...]
    reckoning: tuple[str, ...]
    missing: tuple[str, ...]
    unverified: tuple[str, ...]
    identified: bool
    english: Words = Words()


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """What became of one check: counts are subjects; `absent` are rosters read as empty."""

    check: str
    ran: bool
    reason: str | None
    rows: int = 0
    out_of_scope: int = 0
    kept: int = 0
    broken: int = 0
    undecided: int = 0
    excused: int = 0
    yuan: Decimal = Decimal("0.00")
    months: tuple[date, ...] = ()
    not_covered: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def finding_id(check: str, subject: str) -> str:
    """Stable from run to run: the first 16 hex digits of SHA-256 of `check|subject`."""
    return hashlib.sha256(f"{check}|{subject}".encode()).hexdigest()[:16]
