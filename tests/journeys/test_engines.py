"""The same rosters give the same findings: on either engine, in any order, twice in a row."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from doudi.demo.city import City, invent
from doudi.demo.parquet import write_parquet
from doudi.engine.backend import Backend
from doudi.engine.run import run
from doudi.engine.spark import SMALL, Spark
from doudi.engine.writing import Writer
from doudi.policy.book import read_book
from doudi.rosters.delivery import deliver

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("engines")]

AS_OF = date(2020, 6, 30)
BOOK = read_book()


def judged(store: Path, out: Path, backend: Backend | None = None) -> tuple[pa.Table, pa.Table]:
    """Findings and summary of a run over a store."""
    out.mkdir()
    result = run(store, out / "scratch", as_of=AS_OF, book=BOOK, backend=backend)
    Writer(result, store, BOOK).write(out)
    return pq.read_table(out / "findings.parquet"), pq.read_table(out / "summary.parquet")


@pytest.fixture(scope="module")
def city() -> City:
    return invent(1, 4, AS_OF)


@pytest.fixture(scope="module")
def store(city: City, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    write_parquet(city, folder)
    deliver(folder / "rosters", folder / "store", as_of=AS_OF)
    return folder / "store"


@pytest.fixture(scope="module")
def on_duckdb(store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[pa.Table, pa.Table]:
    return judged(store, tmp_path_factory.mktemp("duckdb") / "out")


@pytest.fixture
def spark(tmp_path: Path) -> Iterator[Spark]:
    engine = Spark("local[2]", tmp_path / "spark-scratch", SMALL)
    yield engine
    engine.close()


def test_spark_finds_the_same(store: Path, on_duckdb: tuple[pa.Table, pa.Table], spark: Spark, tmp_path: Path) -> None:
    findings, summary = judged(store, tmp_path / "out", spark)
    assert findings.equals(on_duckdb[0])
    assert summary.equals(on_duckdb[1])


def test_every_check_has_both_wrongs_and_near_misses(on_duckdb: tuple[pa.Table, pa.Table]) -> None:
    ran = [line for line in on_duckdb[1].to_pylist() if line["ran"]]
    assert [line["check"] for line in ran if not line["broken"] or not line["kept"]] == []
    assert len(ran) == 71  # all but LB-04, in force since July 2021


def test_twice_in_a_row_gives_the_same_bytes(store: Path, on_duckdb: tuple[pa.Table, pa.Table], tmp_path: Path) -> None:
    findings, summary = judged(store, tmp_path / "out")
    assert findings.equals(on_duckdb[0])
    assert summary.equals(on_duckdb[1])


def test_the_order_of_rows_columns_and_files_does_not_matter(
    city: City, on_duckdb: tuple[pa.Table, pa.Table], tmp_path: Path
) -> None:
    write_parquet(city, tmp_path / "city")
    shuffle(tmp_path / "city" / "rosters", Random(7))
    deliver(tmp_path / "city" / "rosters", tmp_path / "store", as_of=AS_OF)
    findings, summary = judged(tmp_path / "store", tmp_path / "out")
    assert summary.equals(on_duckdb[1])
    assert findings.drop_columns("evidence").equals(on_duckdb[0].drop_columns("evidence"))
    assert known_by(findings) == known_by(on_duckdb[0])


def shuffle(folder: Path, luck: Random) -> None:
    """Every file split in two under new names, its rows and columns in another order."""
    for number, file in enumerate(sorted(folder.glob("*.parquet"))):
        table = pq.read_table(file)
        rows, columns = list(range(table.num_rows)), list(table.column_names)
        luck.shuffle(rows)
        luck.shuffle(columns)
        table = table.take(pa.array(rows, pa.int64())).select(columns)
        half = luck.randint(0, table.num_rows)
        pq.write_table(table.slice(half), folder / f"{99 - number:02}_{file.name}")
        pq.write_table(table.slice(0, half), file)


def known_by(findings: pa.Table) -> list[tuple[str, ...]]:
    """What each finding's evidence says, whichever rows it stands in."""
    rows = findings.column("evidence").to_pylist()
    return [tuple(sorted(str((one["roster"], one["fields"])) for one in row)) for row in rows]
