"""Time and memory of matching against a register of millions.

    python -m bench.matching_scale [--persons 10000000] [--rows 2000] [--times 3]

Names, birth dates and places are drawn by DuckDB; the broken rows are persons of the register without an id, with the
birth date of every second. Every row's person is in the register: see bench.matching for those who are not.
"""

import resource
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from bench.matching import options
from bench.matching_city import GIVEN, SURNAMES
from doudi.matching.people import Proposal, propose

REGISTER = """COPY (
    WITH drawn AS (
        SELECT i, random() AS a, random() AS b, random() AS c, random() AS d, random() AS e,
            '9903' || lpad((1 + i % 13)::VARCHAR, 2, '0') AS county
        FROM range({persons}) AS t(i)),
    told AS (
        SELECT i, county, strftime(DATE '1935-01-01' + (e * 28000)::INT, '%Y%m%d') AS birth,
            substr('{surnames}', 1 + (a * a * {n_surnames})::INT, 1) || substr('{given}', 1 + (b * {n_given})::INT, 1)
                || CASE WHEN d < 0.8 THEN substr('{given}', 1 + (c * {n_given})::INT, 1) ELSE '' END AS name
        FROM drawn)
    SELECT 'H' || i // 3 AS hukou_no, county || birth || lpad((i // 13 % 1000)::VARCHAR, 3, '0') || 'X' AS id_no, name,
        NULL::VARCHAR AS sex, NULL::DATE AS birth, '户主' AS relation,
        county || lpad((1 + i // 1000 % 12)::VARCHAR, 3, '0') || lpad((i // 100 % 10)::VARCHAR, 3, '2') AS area_code,
        i AS row_id, '户籍.parquet' AS file, '' AS sheet, i::INT AS row, false AS identified
    FROM told
) TO '{path}'"""
BROKEN = """COPY (
    SELECT 'disabled_people' AS roster, 'id_no' AS column, '残疾人.xlsx' AS file, '一' AS sheet, row, '' AS raw_id,
        name, '' AS sex, area_code,
        CASE WHEN row_id % 2 = 0 THEN strptime(substr(id_no, 7, 8), '%Y%m%d')::DATE END AS birth,
        '' AS county_seen, '' AS town_seen, '' AS village_seen, NULL::VARCHAR AS group_no, NULL::VARCHAR AS relation
    FROM read_parquet('{register}') USING SAMPLE reservoir({rows} ROWS) REPEATABLE (1)
) TO '{path}'"""


def write_store(store: Path, persons: int, rows: int) -> None:
    """A register as `households` and the broken rows, by DuckDB."""
    register = store / "rosters" / "households.parquet"
    register.parent.mkdir(parents=True)
    letters = {"surnames": SURNAMES, "given": GIVEN, "n_surnames": len(SURNAMES) - 1, "n_given": len(GIVEN) - 1}
    with duckdb.connect() as con:
        con.execute("SELECT setseed(0.5)")
        con.execute(REGISTER.format(persons=persons, path=register, **letters))
        con.execute(BROKEN.format(register=register, rows=rows, path=store / "unidentified.parquet"))


def right_ones(store: Path, found: list[Proposal]) -> int:
    """How many proposals are the person the row was made of: the broken row kept its number in the register."""
    with duckdb.connect() as con:
        register = store / "rosters" / "households.parquet"
        rows = ", ".join(str(proposal.row) for proposal in found) or "NULL"
        truth = dict(con.execute(f"SELECT row, id_no FROM read_parquet('{register}') WHERE row IN ({rows})").fetchall())
    return sum(truth[proposal.row] == proposal.id_no for proposal in found)


def main() -> None:
    """Write, ask, report."""
    parser = options()
    parser.set_defaults(persons=10_000_000)
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        store = Path(scratch) / "store"
        write_store(store, given.persons, given.rows)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        seconds = []
        for _ in range(given.times):
            start = perf_counter()
            found = propose(store)
            seconds.append(perf_counter() - start)
        right = right_ones(store, found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{given.persons:,} persons, {given.rows:,} rows: {len(found):,} proposed, {right:,} right")
    print(f"{median(seconds):.1f} s")
    print(f"peak memory {peak / 2**20:.2f} GB (writing the register: {before / 2**20:.2f} GB)")


if __name__ == "__main__":
    main()
