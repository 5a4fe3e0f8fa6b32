"""Blocking: for each broken row the persons worth comparing, found in DuckDB without loading the register.

A person is a candidate by any one of: his name (same, by sound, by looks, turned round, a character short) where
it is rare, or lies in the row's town, or the birth date nearly agrees; his birth date with the surname's sound or
the town; the surviving digits of the id; a household shared with the row's relatives.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import duckdb
import pyarrow as pa

from doudi.matching.compare.characters import plain, shape, sound
from doudi.matching.rows import BrokenRow

RARE = 100  # so many persons under all the names near a row's: each is compared
HOUSEHOLD = 30  # a larger "household" is a dormitory or a filled-in dummy number
BATCH = 100_000

ALIKE = """
CREATE TABLE named AS
    SELECT DISTINCT w.no, k.name FROM wanted AS w JOIN name_keys AS k USING (key);
CREATE TABLE borne AS
    SELECT name, count(DISTINCT id_no) AS n FROM seen SEMI JOIN named USING (name) GROUP BY name;
CREATE TABLE rare AS
    SELECT no FROM named JOIN borne USING (name) GROUP BY no HAVING sum(n) <= {rare};
CREATE TABLE bearers AS
    SELECT DISTINCT id_no, name, left(area_code, 9) AS town, substr(id_no, 7, 8) AS birth
    FROM seen SEMI JOIN named USING (name);
"""
KIN = """
CREATE TABLE kin AS
    SELECT DISTINCT b.no, s.id_no FROM broken AS b JOIN seen AS s ON b.group_no = s.group_no
    QUALIFY count(DISTINCT s.id_no) OVER (PARTITION BY b.no) <= {household};
CREATE TABLE homes AS
    SELECT group_no FROM seen
    WHERE group_no IN (SELECT group_no FROM seen WHERE group_no IS NOT NULL AND id_no IN (SELECT id_no FROM kin))
    GROUP BY group_no HAVING count(DISTINCT id_no) <= {household};
CREATE TABLE living AS
    SELECT DISTINCT id_no, group_no FROM seen SEMI JOIN homes USING (group_no);
"""
GROUP_PLACES = """
CREATE TABLE group_places AS
    SELECT b.no, min(g.area_code) AS area_code FROM broken AS b JOIN (
        SELECT group_no, area_code FROM seen
        UNION ALL SELECT 'family_no:' || family_no, area_code FROM family_places) AS g USING (group_no)
    WHERE g.area_code IS NOT NULL GROUP BY b.no;
UPDATE broken SET town = left(p.area_code, 9) FROM group_places AS p
    WHERE p.no = broken.no AND broken.town IS NULL AND substr(p.area_code, 7, 3) <> '000';
"""
PAIRS = """
CREATE TABLE pairs AS
    SELECT no, id_no FROM named JOIN bearers USING (name) SEMI JOIN rare USING (no)
UNION SELECT b.no, p.id_no FROM broken AS b JOIN named AS n USING (no) JOIN bearers AS p USING (name)
    WHERE b.town = p.town
UNION SELECT d.no, p.id_no FROM births AS d JOIN named AS n USING (no) JOIN bearers AS p USING (name)
    WHERE left(d.birth, 6) = left(p.birth, 6) OR right(d.birth, 4) = right(p.birth, 4)
        OR (left(d.birth, 4) = left(p.birth, 4) AND right(d.birth, 2) = right(p.birth, 2))
UNION SELECT d.no, s.id_no FROM seen AS s JOIN births AS d ON substr(s.id_no, 7, 8) = d.birth
    JOIN broken AS b USING (no) LEFT JOIN surnames AS f ON left(s.name, 1) = f.char
    WHERE f.sound = b.surname OR left(s.area_code, 9) = b.town
UNION SELECT b.no, s.id_no FROM seen AS s JOIN broken AS b ON left(s.id_no, 14) = b.head
UNION SELECT b.no, s.id_no FROM seen AS s JOIN broken AS b ON right(s.id_no, 4) = b.tail
    WHERE starts_with(s.id_no, left(b.start, 6))
UNION SELECT no, id_no FROM kin
UNION SELECT k.no, m.id_no FROM kin AS k JOIN living AS l ON k.id_no = l.id_no JOIN living AS m USING (group_no);
"""


def find_pairs(con: duckdb.DuckDBPyConnection, rows: Sequence[BrokenRow]) -> None:
    """Beside the view `seen` make the table `pairs` (no, id_no), and what it was found by.

    `named` (no, name): registered names near a row's; `borne` (name, n persons); `kin` (no, id_no): who shares the
    row's group; `group_places` (no, area_code): where that group lives. `no` is the position of a row in `rows`.
    All are sets: the order of the input changes nothing.
    """
    _tell_rows(con, rows)
    _tell_names(con, rows)
    con.execute(GROUP_PLACES)
    con.execute(ALIKE.format(rare=RARE))
    con.execute(KIN.format(household=HOUSEHOLD))
    con.execute(PAIRS)


def name_keys(name: str) -> set[str]:
    """The keys under which a registered name is found."""
    form = shape(name)
    return {f"={form}", f"~{_turned(name)}", *(f"-{less}" for less in _one_less(form))}


def wanted_keys(name: str) -> set[str]:
    """The keys of registered names that are near this one."""
    form = shape(name)
    return {f"={form}", f"~{_turned(name)}", f"-{form}", *(f"={less}" for less in _one_less(form))}


def _turned(name: str) -> str:
    """The sounds in order of the alphabet, so that a name turned round is found."""
    return " ".join(sorted(sound(name).split()))


def _one_less(form: str) -> set[str]:
    """What remains of a name of three characters or more when one is missing."""
    return {form[:at] + form[at + 1 :] for at in range(len(form))} if len(form) > 2 else set()


def _tell_rows(con: duckdb.DuckDBPyConnection, rows: Sequence[BrokenRow]) -> None:
    fields = ("no", "surname", "town", "group_no", "start", "head", "tail")
    told = [(no, *_blocking_fields(row)) for no, row in enumerate(rows)]
    _table(con, "broken", fields, told)
    births = [(no, day.strftime("%Y%m%d")) for no, row in enumerate(rows) for day in sorted(row.births)]
    _table(con, "births", ("no", "birth"), births)


def _blocking_fields(row: BrokenRow) -> tuple[str | None, ...]:
    left = row.left
    start, end = left.prefix or left.typed, left.pattern or left.typed
    town = row.area_code[:9] if row.area_code[6:9] not in ("", "000") else None
    return (
        sound(row.name[:1]).strip() or None,
        town,
        row.group or None,
        start,
        start[:14] if len(start) >= 14 else None,
        end[-4:] if end and "?" not in end[-4:] else None,
    )


def _tell_names(con: duckdb.DuckDBPyConnection, rows: Sequence[BrokenRow]) -> None:
    """Read each distinct name once and keep the keys that are wanted, a batch at a time."""
    wanted = [(no, key) for no, row in enumerate(rows) if plain(row.name) for key in sorted(wanted_keys(row.name))]
    keys = {key for _, key in wanted}
    _table(con, "wanted", ("no", "key"), wanted)
    kept, firsts = list[tuple[str, str]](), set[str]()
    for name in _names(con):
        firsts.add(name[0])
        kept += ((name, key) for key in name_keys(name) & keys)
    _table(con, "name_keys", ("name", "key"), kept)
    _table(con, "surnames", ("char", "sound"), [(char, sound(char).strip()) for char in sorted(firsts)])


def _names(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    found = con.cursor().sql("SELECT DISTINCT name FROM seen WHERE name <> ''")
    return chain.from_iterable(batch.column(0).to_pylist() for batch in found.to_arrow_reader(BATCH))


def _table(
    con: duckdb.DuckDBPyConnection, name: str, fields: Sequence[str], told: Sequence[tuple[int | str | None, ...]]
) -> None:
    """A DuckDB table of these rows; `no` is a number, all else text."""
    kinds = [pa.field(field, pa.int32() if field == "no" else pa.string()) for field in fields]
    columns = list(zip(*told, strict=True)) or [()] * len(fields)
    arrow = pa.table(
        [pa.array(column, kind.type) for column, kind in zip(columns, kinds, strict=True)], schema=pa.schema(kinds)
    )
    con.register("told", arrow)
    con.execute(f"CREATE TABLE {name} AS FROM told")
    con.unregister("told")
