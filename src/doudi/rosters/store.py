"""The cleaned rosters of one run, as Parquet: what the importer writes and everything else reads.

DIR/rosters/<roster>.parquet    one file per roster that was supplied, even an empty one
DIR/repeats.parquet             the further places of equal rows: roster, row_id, file, sheet, row
DIR/places.parquet              each place met, with its unit and the names of its levels
DIR/problems.parquet            the quality report, one line per cell or row
DIR/scorecard.parquet           per roster and supplier (file): rows read, used, rejected, cells unknown
DIR/unidentified.parquet        rows kept out only for their person id, for matching
DIR/inputs.json                 files with size, SHA-256, sheets and what they were recognised as
"""

import pyarrow as pa

from doudi.rosters.columns import Roster

PROVENANCE = (
    pa.field("row_id", pa.int64()),  # unique within the roster
    pa.field("file", pa.string()),  # of equal rows the first place by file, sheet, row; path relative to the folder
    pa.field("sheet", pa.string()),  # empty in csv and parquet
    pa.field("row", pa.int32()),  # the sheet's own number, 1 = first line
    pa.field("identified", pa.bool_()),  # its person was established by a row of `identities`
)

MATCHING_ONLY = (pa.field("sex", pa.string()), pa.field("birth", pa.date32()))

PAYMENT_MONTHS = (
    pa.field("first_month", pa.date32()),  # the months of a line (checks, "Payment lines"): first and number
    pa.field("n_months", pa.int32()),
)

REPEATS = pa.schema(
    [
        pa.field("roster", pa.string()),
        pa.field("row_id", pa.int64()),
        pa.field("file", pa.string()),
        pa.field("sheet", pa.string()),
        pa.field("row", pa.int32()),
    ]
)

PLACES = pa.schema(
    [
        pa.field("area_code", pa.string()),
        pa.field("unit", pa.string()),  # managed_by name, else 12-digit county code; null: unknown
        pa.field("county", pa.string()),  # the unit's name
        pa.field("town", pa.string()),
        pa.field("village", pa.string()),
    ]
)

PROBLEMS = pa.schema(
    [
        pa.field("file", pa.string()),
        pa.field("sheet", pa.string()),
        pa.field("row", pa.int32()),  # null where the whole sheet or file is meant
        pa.field("roster", pa.string()),
        pa.field("column", pa.string()),  # the header as it stands in the sheet
        pa.field("found", pa.string()),  # the raw text of the cell
        pa.field("code", pa.string()),  # id_lost_digits …
        pa.field("outcome", pa.string()),  # row_rejected, cell_blank, kept_flagged, file_refused, sheet_skipped
        pa.field("detail", pa.string()),  # more than the code says, in Chinese
    ]
)

UNIDENTIFIED = pa.schema(
    [
        pa.field("roster", pa.string()),
        pa.field("column", pa.string()),  # which required person id is missing
        pa.field("file", pa.string()),
        pa.field("sheet", pa.string()),
        pa.field("row", pa.int32()),
        pa.field("raw_id", pa.string()),  # as it stands, may be empty
        pa.field("name", pa.string()),  # of the person whose id is missing
        pa.field("sex", pa.string()),
        pa.field("birth", pa.date32()),  # 出生日期, else digits 7-14 of the broken id where they are a real date
        pa.field("area_code", pa.string()),
        pa.field("county_seen", pa.string()),  # 县区 镇街 村社区 as the row has them
        pa.field("town_seen", pa.string()),
        pa.field("village_seen", pa.string()),
        pa.field("group_no", pa.string()),  # family_no, household_no or hukou_no
        pa.field("relation", pa.string()),
    ]
)

SCORECARD = pa.schema(
    [
        pa.field("roster", pa.string()),
        pa.field("supplier", pa.string()),  # the file
        pa.field("sheets", pa.int32()),
        pa.field("rows_read", pa.int64()),
        pa.field("rows_used", pa.int64()),
        pa.field("rows_rejected", pa.int64()),
        pa.field("cells_unknown", pa.int64()),
    ]
)


def schema(roster: Roster) -> pa.Schema:
    """The columns of a stored roster.

    Each column in its cleaned type, null = unknown (or none). A column whose blank says "none" has a twin
    `<name>_blank`: true = empty cell, false = stated, null = unreadable or contradictory.
    `unit` (of the place) follows `area_code`; payments carry their months; `sex` and `birth` serve matching only.
    A roster's own column stands before one of ours of the same name (单位 of `cadres`; 文件 … of `identities`).
    """
    fields: list[pa.Field] = []
    for column in roster.columns:
        fields.append(pa.field(column.name, column.arrow_type))
        if column.blank == "none":
            fields.append(pa.field(f"{column.name}_blank", pa.bool_()))
        if column.name == "area_code" and "unit" not in roster.by_name:
            fields.append(pa.field("unit", pa.string()))
    extras = (*MATCHING_ONLY, *(PAYMENT_MONTHS if roster.name == "payments" else ()), *PROVENANCE)
    return pa.schema([*fields, *(extra for extra in extras if extra.name not in roster.by_name)])
