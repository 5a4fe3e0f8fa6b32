"""Some rows of a large workbook as a small one, which the reader takes as it takes the whole."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import fastexcel
import pyarrow as pa

from doudi.rosters.sheets.quick_texts import texts_of
from doudi.rosters.sheets.xml_scan import is_sheet, unpacked

MAX_FRAME = 1 << 20
"""Bytes that every small workbook repeats. Where texts are shared by cells they can be many; parsing them again and
again then takes longer than the whole does on one core."""

_NAMES = {"[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
_CELLS = {"xl/styles.xml", "xl/sharedstrings.xml"}
_PLACE = b'<worksheet><sheetData><row r="1"><c r="A1"><v>%d</v></c></row></sheetData></worksheet>'


class UncutError(Exception):
    """The workbook is written in a way in which pieces of it might not be the whole."""


def _parts(path: Path, parts: Iterable[str]) -> dict[str, Iterable[bytes]]:
    return {part: [b"".join(unpacked(path, part))] for part in parts}


class Frame:
    """What a workbook has beside the rows of its sheets: styles, shared texts, names.

    parts: where each sheet stands in the file, with the bytes of it.
    """

    def __init__(self, path: Path, sheets: Sequence[str]) -> None:
        """Raises UncutError, RefusedError."""
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
        sizes = {member.filename: member.file_size for member in members}
        repeated = sum(size for part, size in sizes.items() if part.lower() in _NAMES | _CELLS)
        if len({*map(str.lower, sizes)}) < len(members) or repeated > MAX_FRAME:
            raise UncutError
        self._names = _parts(path, [part for part in sizes if part.lower() in _NAMES])
        self._cells = cache(partial(_parts, path, [part for part in sizes if part.lower() in _CELLS]))
        found = self._found(sheets, [part for part in sizes if is_sheet(part)])
        self.parts = {sheet: (part, sizes[part]) for sheet, part in found.items()}

    def read(self, sheet: str, xml: Iterable[bytes]) -> list[pa.Array]:
        """The columns of the sheet if this were its XML, from the first cell on. Raises UncutError, RefusedError."""
        return self._read([sheet], self._cells() | {self.parts[sheet][0]: xml})[0]

    def _found(self, sheets: Sequence[str], parts: Sequence[str]) -> dict[str, str]:
        """The reader is asked, with a workbook in which every sheet holds only its place in the list of parts."""
        places = self._read(sheets, {part: [_PLACE % place] for place, part in enumerate(parts)})
        return {sheet: parts[int(columns[0][0].as_py())] for sheet, columns in zip(sheets, places, strict=True)}

    def _read(self, sheets: Iterable[str], written: Mapping[str, Iterable[bytes]]) -> list[list[pa.Array]]:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for part, texts in (self._names | dict(written)).items():
                with archive.open(part, "w") as member:
                    member.writelines(texts)
        try:
            reader = fastexcel.read_excel(content.getvalue())
            return [texts_of(reader.load_sheet(sheet, header_row=None, dtypes="string")) for sheet in sheets]
        except fastexcel.FastExcelError as error:
            raise UncutError from error
