"""The lists that lie beside a demo city, read back."""

import csv
from pathlib import Path

from doudi.demo.truth import ExpectedMatch, ExpectedProblem


def expected_problems(truth: Path) -> list[ExpectedProblem]:
    return [
        ExpectedProblem(row["file"], row["sheet"], int(row["row"]), row["column"], row["code"])
        for row in _rows(truth / "problems.csv")
    ]


def expected_matches(truth: Path) -> list[ExpectedMatch]:
    return [
        ExpectedMatch(row["roster"], row["file"], row["sheet"], int(row["row"]), row["id_no"])
        for row in _rows(truth / "matches.csv")
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
