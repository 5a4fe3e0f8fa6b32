"""The first look at a folder: which sheet of which file is which roster."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from doudi.language import say
from doudi.rosters.column_mapping import FILE, ColumnMapping, read_mapping
from doudi.rosters.columns import Kind
from doudi.rosters.delivered_files import DeliveredFile, lies_outside, sha256_of
from doudi.rosters.feeds import Feed, feeds_of
from doudi.rosters.header import Header, Reading, read_header
from doudi.rosters.openings import Opening
from doudi.rosters.quality import Line
from doudi.rosters.recognise import Candidate, Titles
from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets import Closed, Sheet
from doudi.rosters.snapshot_month import snapshot_month

KEPT_OPEN = 100 << 20
"""Bytes of workbooks whose sheets stay in memory between the first look and the reading."""


@dataclass(frozen=True)
class Unrecognised:
    """A sheet that is no roster we know. missing: required headers of the nearest roster that it lacks."""

    file: str
    sheet: str
    headers: tuple[str, ...]
    nearest: str | None
    missing: tuple[str, ...]


@dataclass
class Recognised:
    """A sheet and what it feeds; `opened` until it has been read, where there was room to keep it."""

    path: Path
    closed: Closed
    header: Header
    feeds: list[Feed]
    opened: Sheet | None

    @property
    def file(self) -> str:
        """Relative to the folder."""
        return self.feeds[0].file

    def taken(self) -> Sheet:
        """The sheet, for the last time. Raises RefusedError."""
        sheet, self.opened = self.opened or self.closed.open(), None
        return sheet.as_kinds(self._kinds()) if sheet.as_kinds else sheet

    def id_columns(self) -> list[int]:
        """Positions of the sheet where id numbers of persons stand."""
        return [at for at, kind in self._kinds().items() if kind is Kind.ID_NUMBER]

    def _kinds(self) -> dict[int, Kind]:
        """Positions of the sheet to the kind of what stands there."""
        found = [(feed.roster.by_name.get(name), at) for feed in self.feeds for name, at in feed.found.items()]
        return {at: column.kind for column, at in found if column is not None}


class FirstLook:
    """What was found in the files of a folder: recognised sheets, the others, and what could not be read."""

    def __init__(self, folder: Path, as_of: date, mapping: Mapping[str, str]) -> None:
        self._folder, self._as_of = folder.resolve(), as_of
        self._room = KEPT_OPEN
        self.inputs: list[DeliveredFile] = []
        self.recognised: list[Recognised] = []
        self.unrecognised: list[Unrecognised] = []
        self.lines: list[Line] = []
        self._mapping = ColumnMapping(mapping, self._confirmed())

    def _confirmed(self) -> Mapping[str, Mapping[str, str]]:
        try:
            return read_mapping(self._folder)
        except RefusedError as refused:
            self.refuse(FILE, refused)
            return {}

    def refuse(self, file: str, refused: RefusedError, sheet: str | None = None) -> None:
        """Report a file, or a sheet of it, that cannot be read."""
        outcome = "file_refused" if sheet is None else "sheet_skipped"
        self.lines.append(Line(file, refused.code, outcome, sheet or "", found=refused.found or None))

    def look_at(self, opening: Opening) -> None:
        """Find out what the sheets of a file are."""
        path, sheets = opening.path, opening.sheets
        file = path.relative_to(self._folder).as_posix()
        if opening.refused:
            self.refuse(file, opening.refused)
        held = {each.name: self._look_at_sheet(path, file, each, alone=len(sheets) == 1) for each in sheets}
        if sheets and not any(line.file == file for line in self.lines) and not self._holds(file):
            self.refuse(file, RefusedError("empty_file"))
        size = path.lstat().st_size
        digest = "" if lies_outside(path, self._folder) else sha256_of(path)
        self.inputs.append(DeliveredFile(file, size, digest, held))

    def _holds(self, file: str) -> bool:
        return any(each.file == file for each in self.recognised) or any(x.file == file for x in self.unrecognised)

    def _look_at_sheet(self, path: Path, file: str, closed: Closed, *, alone: bool) -> str | None:
        """Its rosters, comma between; None where it is not recognised."""
        try:
            sheet = closed.open()
        except RefusedError as refused:
            self.refuse(file, refused, None if alone else closed.name)
            return None
        if not any(cell.strip() for row in sheet.top for cell in row.cells):
            return None  # an empty sheet, as every new workbook has them
        titles = Titles(sheet.name, PurePosixPath(file).stem)
        reading = read_header(sheet.top, titles, self._mapping.of(file), named_columns=sheet.named_columns)
        month = snapshot_month(sheet.name, file, self._as_of)
        feeds = feeds_of(reading, file, sheet.name, month) if reading else []
        if reading is None or not feeds:
            self._not_recognised(file, sheet, reading)
            return None
        self.recognised.append(Recognised(path, closed, reading.header, feeds, self._kept(path, sheet)))
        return ", ".join(sorted({feed.roster.name for feed in feeds}))

    def _kept(self, path: Path, sheet: Sheet) -> Sheet | None:
        size = path.stat().st_size
        if size > self._room:
            return None
        self._room -= size
        return sheet

    def _not_recognised(self, file: str, sheet: Sheet, reading: Reading | None) -> None:
        headers = reading.header.texts if reading else _fullest(sheet)
        shown = tuple(header.strip() for header in headers if header.strip())
        near = reading.nearest if reading else None
        missing = near.missing if near else ()
        self.unrecognised.append(Unrecognised(file, sheet.name, shown, near.roster.name if near else None, missing))
        detail = _near(near) if near else None
        found = "、".join(shown)
        self.lines.append(Line(file, "unrecognised", "sheet_skipped", sheet.name, found=found, detail=detail))


def _near(near: Candidate) -> str:
    """What the sheet might have been, and what it lacks for that."""
    if not near.missing:
        return say("最接近“{roster}”", roster=near.roster.title)
    return say("最接近“{roster}”，缺少表头：{missing}", roster=near.roster.title, missing="、".join(near.missing))


def _fullest(sheet: Sheet) -> tuple[str, ...]:
    """The row with most cells, of the first ones: most likely the header."""
    return tuple(max((row.cells for row in sheet.top[:20]), key=lambda cells: sum(map(bool, cells)), default=()))
