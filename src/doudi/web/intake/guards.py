"""What may be handed in: judged by content, never by name. Nothing here opens a cell."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets.guards import guard_zip
from doudi.web.privacy.scratch import scratch
from doudi.web.uploads import scanner

MAX_FILE = 300 << 20
MAX_BATCH = 1 << 30
MAX_FILES = 1000
SCAN_SECONDS = 300
_HEAD = 4096
_CHUNK = 1 << 20
_SEARCHED = 64 << 20
"""Bytes of a sheet's XML that are searched for formulas."""

_ZIP, _EMPTY_ZIP, _OLE, _PARQUET = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"%PDF", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
SUFFIXES = {"xlsx": ".xlsx", "xls": ".xls", "parquet": ".parquet", "csv": ".csv"}


@dataclass(frozen=True)
class Judged:
    """A file that may come in: what it is, and what people should know of it (words.FILE_NOTES)."""

    form: str
    notes: tuple[str, ...] = ()


def judged(content: BinaryIO) -> Judged:
    """What a file is. Raises RefusedError with a code of rosters.refusals or of REASONS."""
    size = content.seek(0, io.SEEK_END)
    if size > MAX_FILE:
        raise RefusedError("too_big")
    if scanner.is_named() and (why := _scanned(content, size)):
        raise RefusedError(why)
    content.seek(0)
    head = content.read(_HEAD)
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise RefusedError("empty_file")
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _zipped(content)
    if head.startswith(_OLE):
        return Judged("xls", _notes_of_ole(content))
    if head.startswith(_PARQUET):
        return Judged("parquet")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise RefusedError("web_page")
    if b"\x00" in head or head.startswith(_PROGRAMS):
        raise RefusedError("not_a_table")
    return Judged("csv")


def _scanned(content: BinaryIO, size: int) -> scanner.Refusal:
    """What the scanner says, which reads a plain file only: it lies there as long as that takes."""
    with scratch("scan", size) as folder:
        path = folder / "file"
        content.seek(0)
        with path.open("xb") as plain:
            shutil.copyfileobj(content, plain, _CHUNK)
        return scanner.refusal(path, SCAN_SECONDS)


def _zipped(content: BinaryIO) -> Judged:
    guard_zip(content)
    with zipfile.ZipFile(content) as archive:
        names = {name.lower().lstrip("/") for name in archive.namelist()}
        if "xl/workbook.xml" in names:
            return Judged("xlsx", tuple(_notes_of_xlsx(archive, names)))
        if "[content_types].xml" in names or "mimetype" in names or "xl/workbook.bin" in names:
            raise RefusedError("not_a_table")
    return Judged("zip")


def _notes_of_xlsx(archive: zipfile.ZipFile, names: set[str]) -> Iterator[str]:
    if "xl/vbaproject.bin" in names:
        yield "macros"
    if any(name.startswith("xl/externallinks/") for name in names):
        yield "links"
    sheets = [name for name in archive.namelist() if name.lower().lstrip("/").startswith("xl/worksheets/sheet")]
    if any(_has_formula(archive, name) for name in sheets):
        yield "formulas"


def _has_formula(archive: zipfile.ZipFile, name: str) -> bool:
    tail, read = b"", 0
    try:
        with archive.open(name) as handle:
            while read < _SEARCHED and (chunk := handle.read(_CHUNK)):
                if _FORMULA.search(tail + chunk):
                    return True
                tail, read = chunk[-40:], read + len(chunk)
    except (zipfile.BadZipFile, EOFError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise RefusedError("damaged") from error
    return False


def _notes_of_ole(content: BinaryIO) -> tuple[str, ...]:
    mark, tail = "_VBA_PROJECT".encode("utf-16-le"), b""
    content.seek(0)
    while chunk := content.read(_CHUNK):
        if mark in tail + chunk:
            return ("macros",)
        tail = chunk[-len(mark) :]
    return ()
