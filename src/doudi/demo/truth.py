"""What a run over the demo city must find: nothing less and nothing more."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

Verdict = Literal["broken", "undecided", "excused"]
NOT_SAID, NOTHING = "", "-"


@dataclass(frozen=True)
class Expected:
    """One finding. `months` and `amount` None: not said here; no months at all is an empty tuple."""

    check: str
    subject: str
    verdict: Verdict
    months: tuple[date, ...] | None = None
    amount: Decimal | None = None
    plant: str = ""


@dataclass(frozen=True)
class ExpectedProblem:
    """One line of the quality report: the header as it stands in the sheet, the row counted from 1."""

    file: str
    sheet: str
    row: int
    column: str
    code: str


@dataclass(frozen=True)
class ExpectedMatch:
    """A row kept out for its broken person id, and who it really is."""

    roster: str
    file: str
    sheet: str
    row: int
    id_no: str


@dataclass
class Truth:
    """Everything that was planted. Problems and matches come with the files: clean rosters have none."""

    findings: list[Expected] = field(default_factory=list)
    problems: list[ExpectedProblem] = field(default_factory=list)
    matches: list[ExpectedMatch] = field(default_factory=list)

    def by_subject(self) -> dict[tuple[str, str], Expected]:
        """Findings by check and subject. Raises ValueError if two plants met in one subject."""
        known = {(one.check, one.subject): one for one in self.findings}
        if len(known) < len(self.findings):
            met = sorted({key for key in known if sum((e.check, e.subject) == key for e in self.findings) > 1})
            raise ValueError(f"plants met in one subject: {met}")
        return known

    def write(self, folder: Path) -> None:
        """findings.csv, problems.csv and matches.csv in this folder."""
        folder.mkdir(parents=True, exist_ok=True)
        ordered = sorted(self.findings, key=lambda one: (one.check, one.subject))
        header = ["check", "subject", "verdict", "months", "amount", "plant"]
        _write(folder / "findings.csv", header, (_cells(one) for one in ordered))
        _write(
            folder / "problems.csv",
            _names(ExpectedProblem),
            (astuple(one) for one in sorted(self.problems, key=astuple)),
        )
        _write(
            folder / "matches.csv", _names(ExpectedMatch), (astuple(one) for one in sorted(self.matches, key=astuple))
        )


def read_findings(folder: Path) -> list[Expected]:
    """The findings as `Truth.write` left them."""
    with (folder / "findings.csv").open(encoding="utf-8", newline="") as handle:
        return [_expected(row) for row in csv.DictReader(handle)]


def _expected(row: dict[str, str]) -> Expected:
    words = row["months"]
    listed = () if words == NOTHING else tuple(date.fromisoformat(f"{month}-01") for month in words.split(";") if month)
    amount = Decimal(row["amount"]) if row["amount"] else None
    verdict: dict[str, Verdict] = {"broken": "broken", "undecided": "undecided", "excused": "excused"}
    months = None if words == NOT_SAID else listed
    return Expected(row["check"], row["subject"], verdict[row["verdict"]], months, amount, row["plant"])


def _cells(one: Expected) -> list[str]:
    months = NOT_SAID if one.months is None else ";".join(f"{month:%Y-%m}" for month in one.months) or NOTHING
    amount = NOT_SAID if one.amount is None else f"{one.amount:.2f}"
    return [one.check, one.subject, one.verdict, months, amount, one.plant]


def _names(row: type[ExpectedProblem] | type[ExpectedMatch]) -> list[str]:
    return [entry.name for entry in fields(row)]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
