"""The messy files: as untidy as real ones, each fault of theirs expected, the same from the same seed."""

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from doudi.demo.messy.deliver import write_messy
from doudi.demo.truth import ExpectedMatch, ExpectedProblem
from tests.demo.cities import city
from tests.demo.tables import expected_matches, expected_problems

pytestmark = pytest.mark.xdist_group("messy")


def test_every_fault_is_in_the_quality_report_and_nothing_else(handed_in: Path, store: Path):
    rows = pq.read_table(store / "problems.parquet").to_pylist()
    reported = [
        ExpectedProblem(row["file"], row["sheet"] or "", row["row"] or 0, row["column"] or "", row["code"])
        for row in rows
    ]
    assert Counter(reported) == Counter(expected_problems(handed_in / "truth"))


def test_rows_that_lost_their_person_wait_for_one(handed_in: Path, store: Path):
    rows = pq.read_table(store / "unidentified.parquet").to_pylist()
    waiting = {(row["roster"], row["file"], row["sheet"] or "", row["row"]) for row in rows}
    expected = expected_matches(handed_in / "truth")
    assert waiting == {(one.roster, one.file, one.sheet, one.row) for one in expected}
    assert len(expected) >= 20


def test_persons_established_since_are_back_in_their_rows(store: Path):
    marked = [
        pq.read_table(path, columns=["identified"])["identified"] for path in (store / "rosters").glob("*.parquet")
    ]
    assert sum(flags.to_pylist().count(True) for flags in marked) >= 10


def test_every_kind_of_file_is_there(handed_in: Path):
    kinds = {path.suffix for path in (handed_in / "rosters").iterdir()}
    assert kinds == {".xlsx", ".xls", ".csv", ".parquet"}


def test_a_workbook_has_merged_cells_hidden_rows_and_two_rosters(handed_in: Path):
    book = load_workbook(handed_in / "rosters" / "渭滨区低保.xlsx")
    assert book.sheetnames == ["低保家庭名册", "低保家庭成员名册", "说明"]
    assert any(row.hidden for sheet in book for row in sheet.row_dimensions.values())
    townships = load_workbook(handed_in / "rosters" / "停保登记.xlsx").worksheets[0]
    assert max(len(townships.merged_cells.ranges), *(len(sheet.merged_cells.ranges) for sheet in book)) > 20


def test_the_same_seed_gives_the_same_bytes(handed_in: Path, tmp_path: Path):
    write_messy(city(), tmp_path)
    for path in sorted((handed_in / "rosters").iterdir()):
        assert (tmp_path / "rosters" / path.name).read_bytes() == path.read_bytes()


def test_the_truth_lies_outside_the_rosters(handed_in: Path):
    assert {path.name for path in (handed_in / "truth").iterdir()} == {"findings.csv", "problems.csv", "matches.csv"}
    assert not list((handed_in / "rosters").glob("findings*"))


def test_a_lost_id_is_told_with_the_true_one(handed_in: Path):
    first: ExpectedMatch = expected_matches(handed_in / "truth")[0]
    assert first.id_no.startswith("99")
