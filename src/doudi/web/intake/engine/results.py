"""What the engine left in a folder, as the site loads it."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from doudi.engine.finding import Finding
from doudi.engine.result import Findings

SECRETS = "secrets.parquet"
"""The personal values in the rows that each finding rests on (engine.secrets)."""
LAST = "supply.json"
"""What the child writes last, and what is sealed last: with it a folder is whole."""


def told(folder: Path) -> dict[str, Any]:
    """What the child told beside the results: engine, rows, and who handed in which roster."""
    read: dict[str, Any] = json.loads((folder / LAST).read_text(encoding="utf-8"))
    return read


def summary(folder: Path) -> list[dict[str, Any]]:
    """A line for each check, fit for JSON."""
    rows = pq.read_table(folder / "summary.parquet").to_pylist()
    return [
        {**row, "yuan": str(row["yuan"] or 0), "months": [f"{month:%Y-%m}" for month in row["months"] or []]}
        for row in rows
    ]


def findings(folder: Path, size: int) -> Iterator[list[Finding]]:
    """The findings, so many at a time."""
    rest = iter(Findings(folder))
    while part := list(islice(rest, size)):
        yield part


def secrets(folder: Path) -> dict[str, list[str]]:
    """The personal values of each finding's rows."""
    return dict(zip(*(column.to_pylist() for column in pq.read_table(folder / SECRETS).columns), strict=True))
