"""The demo city as one clean Parquet file per roster, headers as in the templates: for big cities."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from doudi.demo.city import City
from doudi.rosters.catalogue import ALL
from doudi.rosters.columns import Roster


def write_parquet(city: City, folder: Path) -> None:
    """folder/rosters/<名册>.parquet and folder/truth/*.csv."""
    rosters = folder / "rosters"
    rosters.mkdir(parents=True, exist_ok=True)
    for roster in ALL:
        pq.write_table(as_supplied(roster, city.rosters[roster.name]), rosters / f"{roster.title}.parquet")
    city.truth.write(folder / "truth")


def as_supplied(roster: Roster, clean: pa.Table) -> pa.Table:
    """The clean table under the headers of the template, flags in words."""
    columns = [_flag_words(clean[column.name].combine_chunks()) for column in roster.columns]
    return pa.table(dict(zip((column.header for column in roster.columns), columns, strict=True)))


def _flag_words(column: pa.Array) -> pa.Array:
    """Flags as 是 and 否, the way a clerk writes them."""
    return pc.if_else(column, "是", "否") if pa.types.is_boolean(column.type) else column
