from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from doudi.exports.findings_workbook import write_findings
from doudi.exports.read_back import read_back
from doudi.exports.verdicts import Precision, precision, write_verdicts
from doudi.exports.writing import write_all
from tests.exports.sample import LI, WANG, result

DEAD, DEAD_PAID = "DB-01 死亡后仍在保", "ZJ-05 死亡后仍发钱"
SIGNED = {"核实人": "赵强", "核实日期": "2020-07-06"}
Filled = Mapping[tuple[str, int], Mapping[str, object]]


def filled(tmp_path: Path, entries: Filled, name: str = "findings.xlsx") -> Path:
    """A findings workbook with these cells filled in, as Excel would save it: (sheet, row) → header → value."""
    path = tmp_path / name
    write_findings(result(tmp_path / "store"), path)
    book = load_workbook(path)
    for (sheet, row), cells in entries.items():
        headers = [cell.value for cell in book[sheet][1]]
        for header, value in cells.items():
            book[sheet].cell(row, headers.index(header) + 1, value)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("属实", "confirmed"),
        ("不属实", "refuted"),
        ("无法核实", "unclear"),
        ("属实但合规(例外)", "exception"),
        (" 属实但合规（例外） ", "exception"),
        ("Refuted", "refuted"),
    ],
)
def test_each_outcome_comes_back(tmp_path: Path, word: str, outcome: str) -> None:
    path = filled(tmp_path, {(DEAD, 2): {"核实结果": word, **SIGNED, "说明": "已走访"}})
    found = read_back([path])
    (verdict,) = found.verdicts
    assert found.unread == []
    assert (verdict.check, verdict.subject, verdict.subject_kind, verdict.outcome) == ("DB-01", WANG, "person", outcome)
    assert (verdict.verified_by, verdict.verified_on, verdict.note) == ("赵强", date(2020, 7, 6), "已走访")
    assert (verdict.file, verdict.sheet, verdict.row) == ("findings.xlsx", DEAD, 2)


@pytest.mark.parametrize("day", [datetime(2020, 7, 6), "2020/7/6", "20200706", "2020年7月6日", 20200706])
def test_a_day_however_it_is_written(tmp_path: Path, day: object) -> None:
    path = filled(tmp_path, {(DEAD, 2): {"核实结果": "属实", "核实人": "赵强", "核实日期": day}})
    assert [verdict.verified_on for verdict in read_back([path]).verdicts] == [date(2020, 7, 6)]


@pytest.mark.parametrize(
    ("cells", "column", "taken"),
    [
        ({"核实结果": "差不多", **SIGNED}, "核实结果", 0),
        ({"说明": "已走访"}, "核实结果", 0),
        ({"核实结果": "属实", "核实日期": "2020-07-06"}, "核实人", 1),
        ({"核实结果": "属实", "核实人": "赵强"}, "核实日期", 1),
        ({"核实结果": "属实", "核实人": "赵强", "核实日期": "上周"}, "核实日期", 1),
        ({"核实结果": "属实", **SIGNED, "对象": LI}, "疑点编号", 0),
        ({"核实结果": "属实", **SIGNED, "疑点编号": "0" * 16}, "疑点编号", 0),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, cells: Mapping[str, object], column: str, taken: int) -> None:
    found = read_back([filled(tmp_path, {(DEAD, 2): cells})])
    (unread,) = found.unread
    assert (unread.file, unread.sheet, unread.row, unread.column) == ("findings.xlsx", DEAD, 2, column)
    assert unread.why and unread.mend
    assert len(found.verdicts) == taken


def test_the_same_verdict_twice_counts_once_and_two_different_ones_not_at_all(tmp_path: Path) -> None:
    yes, no = {"核实结果": "属实", **SIGNED}, {"核实结果": "不属实", **SIGNED}
    one = filled(tmp_path, {(DEAD, 2): yes, (DEAD, 3): yes}, "a.xlsx")
    other = filled(tmp_path, {(DEAD, 2): yes, (DEAD, 3): no}, "b.xlsx")
    found = read_back([other, one])
    assert [(verdict.subject, verdict.file) for verdict in found.verdicts] == [(WANG, "a.xlsx")]
    assert [(unread.file, unread.row) for unread in found.unread] == [("a.xlsx", 3), ("b.xlsx", 3)]


def test_a_workbook_in_english_comes_back_too(tmp_path: Path) -> None:
    write_all(result(tmp_path / "store", "en"), tmp_path)
    book = load_workbook(tmp_path / "findings.xlsx")
    sheet = book["DB-01 Dead, still on the dibao "]
    headers = [cell.value for cell in sheet[1]]
    sheet.cell(2, headers.index("Outcome") + 1, "Confirmed")
    book.save(tmp_path / "findings.xlsx")
    (verdict,) = read_back([tmp_path / "findings.xlsx"]).verdicts
    assert (verdict.subject_kind, verdict.outcome) == ("person", "confirmed")


@pytest.mark.parametrize("content", [b"", b"no workbook at all"])
def test_a_file_that_is_no_workbook_stops_only_itself(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.xlsx").write_bytes(content)
    good = filled(tmp_path, {(DEAD, 2): {"核实结果": "属实", **SIGNED}})
    found = read_back([tmp_path / "broken.xlsx", good])
    assert [unread.file for unread in found.unread] == ["broken.xlsx"]
    assert len(found.verdicts) == 1


def test_precision_counts_what_people_could_decide(tmp_path: Path) -> None:
    outcomes = {(DEAD, 2): "属实", (DEAD, 3): "不属实", (DEAD_PAID, 2): "无法核实"}
    path = filled(tmp_path, {place: {"核实结果": word, **SIGNED} for place, word in outcomes.items()})
    dead, paid = precision(read_back([path]).verdicts)
    assert dead == Precision("DB-01", confirmed=1, refuted=1, unclear=0, exception=0)
    assert dead.share == Fraction(1, 2)
    assert paid.share is None


def test_verdicts_are_kept_as_parquet(tmp_path: Path) -> None:
    found = read_back([filled(tmp_path, {(DEAD, 3): {"核实结果": "不属实", **SIGNED}})])
    write_verdicts(found.verdicts, tmp_path / "verdicts.parquet")
    (row,) = pq.read_table(tmp_path / "verdicts.parquet").to_pylist()
    assert (row["check"], row["subject"], row["outcome"], row["verified_on"]) == (
        "DB-01",
        LI,
        "refuted",
        date(2020, 7, 6),
    )
