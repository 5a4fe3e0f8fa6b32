"""What the site itself adds to the rosters of a run: its places, the exceptions of its cases, who was established."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from doudi.exports.exemptions_workbook import write_exemptions
from doudi.exports.sheets import Cell, Heading, Holds, workbook
from doudi.rosters.areas import AREAS
from doudi.rosters.columns import Kind
from doudi.rosters.identities import IDENTITIES
from doudi.web.orgs.models import Area

LEVELS = {"city": "市", "county": "县区", "town": "镇街", "village": "村社区"}
PLACES_FILE = "行政区划与管辖（系统）.csv"
IDENTITIES_FILE = "身份认定（系统）.xlsx"
WIDTH = 22
EXEMPTIONS_FILE = "情况说明（办件）.xlsx"
PREFIX = 6


def write_places(folder: Path) -> None:
    """The tree of the site as a file of the roster `areas`, for when nobody has handed one in."""
    folder.mkdir(parents=True, exist_ok=True)
    areas = Area.objects.exclude(code="").filter(valid_until=None).select_related("parent")
    with (folder / PLACES_FILE).open("w", encoding="utf-8-sig", newline="") as handle:
        out = csv.writer(handle)
        out.writerow([column.header for column in AREAS.columns])
        out.writerows(_row(area) for area in areas)


def _row(area: Area) -> list[str]:
    """A town whose county has other digits, or none (高新区), is run by it."""
    above = area.parent
    elsewhere = area.level == "town" and above is not None and above.code[:PREFIX] != area.code[:PREFIX]
    parent = "" if above is None else (area.code[:PREFIX].ljust(12, "0") if elsewhere else above.code)
    return [area.code, area.name, parent, LEVELS[area.level], above.name if elsewhere and above else "", ""]


def write_exceptions(rows: Sequence[Mapping[str, Cell]], folder: Path, as_of: date) -> None:
    """The exceptions granted on cases as a file of the roster `exemptions`; none: no file."""
    if rows:
        write_exemptions(rows, folder / EXEMPTIONS_FILE, as_of)


def write_identities(rows: Sequence[Mapping[str, Cell]], folder: Path, as_of: date) -> None:
    """The persons established in the site as a file of the roster `identities`; none: no file."""
    if not rows:
        return
    with workbook(folder / IDENTITIES_FILE, as_of) as book:
        kinds: dict[Kind, Holds] = {Kind.DAY: "day", Kind.COUNT: "number"}
        headings = [Heading(one.header, WIDTH, kinds.get(one.kind, "text")) for one in IDENTITIES.columns]
        table = book.table(IDENTITIES.title, headings)
        for row in rows:
            table.add([row[column.name] for column in IDENTITIES.columns])
        table.close()
