"""The cells of a block on their way into a roster: cleaned columns, raw texts, and which rows lack what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from doudi.rosters.cleaning import Cleaned, clean_cell
from doudi.rosters.cleaning.writing import narrow, without_spaces
from doudi.rosters.columns import Column, Kind
from doudi.rosters.established_persons import SeenRow
from doudi.rosters.feeds import Feed
from doudi.rosters.place_cells import LEVELS, Places, placed, seen_names
from doudi.rosters.place_names import PlaceNames
from doudi.rosters.sheets import Block
from doudi.rosters.typed_cells import absent, cleaned, texts

Mask = npt.NDArray[np.bool_]

SEX = Column(name="sex", header="性别", kind=Kind.TEXT)
BIRTH = Column(name="birth", header="出生日期", kind=Kind.DAY)
_NAME_OF = {"id_no": "name", "applicant_id": "applicant_name"}
_BIRTH_DIGITS = slice(6, 14)


@dataclass
class CellsOfBlock:
    """Columns by name, `sex` and `birth` among them. places: None where the sheet has no names of places."""

    feed: Feed
    block: Block
    columns: dict[str, Cleaned]
    places: Places | None

    @classmethod
    def cleaned(cls, feed: Feed, block: Block, names: PlaceNames) -> "CellsOfBlock":
        """Every column of the roster, read from the sheet."""
        wanted = {column.name: column for column in (SEX, BIRTH, *feed.roster.columns)}
        columns = {name: _column(feed, block, column) for name, column in wanted.items()}
        stated = {level: block.columns[feed.found[level]] for level in LEVELS if level in feed.found}
        places = placed(columns["area_code"], seen_names(stated, len(block)), names) if stated else None
        if places is not None:
            columns["area_code"] = Cleaned(places.code.values, places.code.blank, columns["area_code"].problems)
        return cls(feed, block, columns, places)

    def raw(self, name: str) -> pa.Array:
        """The texts of a column as they stand; nulls where the sheet has none."""
        if name not in self.feed.found:
            return pa.nulls(len(self.block), pa.string())
        return texts(self.block.columns[self.feed.found[name]])

    def complete(self) -> Mask:
        """Rows whose required cells are all readable."""
        complete = np.ones(len(self.block), dtype=bool)
        for fault in self._faults().values():
            complete &= ~fault
        return complete

    def lacking_one_id(self) -> dict[str, list[int]]:
        """By required person id: the rows that lack it and no other required cell."""
        faults = self._faults()
        lacking = sum((fault.astype(np.int32) for fault in faults.values()), np.zeros(len(self.block), dtype=np.int32))
        ids = [column.name for column in self.feed.roster.person_ids]
        return {name: np.flatnonzero(faults[name] & (lacking == 1)).tolist() for name in ids}

    def establish(self, name: str, ids: Mapping[int, str]) -> None:
        """Put established ids where the rows have none."""
        if ids:
            values = self.columns[name].values.to_pylist()
            for index, id_no in ids.items():
                values[index] = id_no
            self.columns[name] = Cleaned(pa.array(values, pa.string()), self.columns[name].blank, self._flaws(name))

    def seen_row(self, id_column: str, index: int) -> SeenRow:
        """A row without its id, as it is seen."""
        return SeenRow(
            roster=self.feed.roster.name,
            file=self.feed.file,
            sheet=self.feed.sheet,
            row=self.block.rows[index].as_py(),
            name=self.value(_NAME_OF.get(id_column, ""), index),
            birth=self.birth(id_column, index),
            area_code=self.value("area_code", index),
            placeless="area_code" not in self.columns or self.columns["area_code"].blank[index].as_py(),
        )

    def value(self, name: str, index: int) -> str | None:
        """A cleaned text; None = unknown, or no such column."""
        return cast(str | None, self.columns[name].values[index].as_py()) if name in self.columns else None

    def birth(self, id_column: str, index: int) -> date | None:
        """The birth date of the row, else digits 7-14 of its broken id where they are a real date."""
        stated = self.columns["birth"].values[index].as_py()
        digits = _bare(self.raw(id_column)[index].as_py() or "")[_BIRTH_DIGITS]
        read = clean_cell(BIRTH, digits)[0] if len(digits) == 8 and digits.isascii() and digits.isdigit() else None
        return cast(date | None, stated or read)

    def _flaws(self, name: str) -> list[tuple[int, str]]:
        return self.columns[name].problems

    def _faults(self) -> dict[str, Mask]:
        return {
            column.name: self.columns[column.name].values.is_null().to_numpy(zero_copy_only=False)
            for column in self.feed.roster.required
        }


def _bare(raw_id: str) -> str:
    return narrow(without_spaces(raw_id)).lstrip("'").replace("-", "")


def _column(feed: Feed, block: Block, column: Column) -> Cleaned:
    if column.name in feed.found:
        position = feed.found[column.name]
        return cleaned(column, block.columns[position], block.numbers[position])
    if column.name == "month" and feed.month is not None:
        months = pa.repeat(pa.scalar(feed.month, pa.date32()), len(block))
        return Cleaned(months, pc.is_null(months), [])
    return absent(column, len(block))
