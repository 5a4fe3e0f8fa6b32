"""Which format a file has by its content, whatever its name says."""

import os
import zipfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets import csv_file, parquet_file, workbook
from doudi.rosters.sheets.guards import guard_zip
from doudi.rosters.sheets.sheet import Closed
from doudi.rosters.sheets.trial import survives

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARQUET = b"PAR1"
_TEXT_ENDINGS = {".csv", ".xls", ".xlsx", ".parquet"}
_HEAD = 4096


def sheets_of(path: Path) -> Sequence[Closed]:
    """The sheets of a file. Raises RefusedError when it cannot be read."""
    try:
        return _sheets(path)
    except PermissionError as error:
        raise RefusedError("no_permission") from error
    except OSError as error:
        raise RefusedError("unreadable_file", os.strerror(error.errno) if error.errno else "") from error


def _sheets(path: Path) -> Sequence[Closed]:
    with path.open("rb") as handle:
        head = handle.read(_HEAD)
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise RefusedError("empty_file")
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        guard_zip(path)
        if not _is_workbook(path):
            raise RefusedError("not_a_table")
        return workbook.sheets_of_xlsx(path)
    if head.startswith(_OLE):
        return _ole_sheets(path)
    if head.startswith(_PARQUET):
        return parquet_file.sheets_of_parquet(path)
    return _text_sheets(path, head)


def _is_workbook(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return "xl/workbook.xml" in {name.lower().lstrip("/") for name in archive.namelist()}


def _ole_sheets(path: Path) -> Sequence[Closed]:
    """An old .xls; or a workbook with a password, which Excel packs into the same kind of container."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise RefusedError("password")
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise RefusedError("not_a_table")
    if not survives(partial(_read_through, path)):
        raise RefusedError("damaged")
    return workbook.sheets_of_workbook(path)


def _read_through(path: Path) -> None:
    for closed in workbook.sheets_of_workbook(path):
        closed.open()


def _text_sheets(path: Path, head: bytes) -> Sequence[Closed]:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        raise RefusedError("web_page")
    if b"\x00" in head or path.suffix.lower() not in _TEXT_ENDINGS:
        raise RefusedError("not_a_table")
    return csv_file.sheets_of_csv(path)
