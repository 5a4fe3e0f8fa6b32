"""No real person's id number enters the repository, not even inside a workbook."""

import gzip
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import stdnum.cn.ric
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from tools import no_real_ids


def numbered(area: str, born: str, serial: str) -> str:
    """A number with its right check digit, by the reckoning of python-stdnum, not by our own.

    It is put together here so that no real-looking number stands in this file.
    """
    stem = area + born + serial
    return stem + stdnum.cn.ric.calc_check_digit(stem + "0")


REAL = numbered("610304", "19490112", "001")
INVENTED = numbered("990304", "19490112", "001")
DAYS = st.dates(date(1900, 1, 1), date(2020, 12, 31)).map(lambda day: f"{day:%Y%m%d}")
SERIALS = st.integers(0, 999).map(lambda number: f"{number:03}")


@given(st.integers(110000, 829999).map(str), DAYS, SERIALS)
def test_every_valid_number_of_a_real_area_is_refused(area: str, born: str, serial: str):
    assert no_real_ids.is_real(numbered(area, born, serial))


@given(st.integers(990000, 999999).map(str), DAYS, SERIALS)
def test_no_number_of_area_99_is_refused(area: str, born: str, serial: str):
    assert not no_real_ids.is_real(numbered(area, born, serial))


@given(DAYS, SERIALS, st.integers(1, 10))
def test_a_wrong_check_digit_is_no_real_number(born: str, serial: str, shift: int):
    right = numbered("610304", born, serial)
    digits = "0123456789X"
    assert not no_real_ids.is_real(right[:17] + digits[(digits.index(right[17]) + shift) % 11])


@pytest.mark.parametrize("born", ["19490231", "19491301", "00000000", "29490112", "18001231"])
def test_a_day_that_was_not_is_no_birth(born: str):
    assert not no_real_ids.is_real(numbered("610304", born, "001"))


@pytest.mark.parametrize(
    "text",
    [
        f"id_no,name\n{REAL},甲\n",
        f"身份证号{REAL}。",
        "".join(chr(ord(digit) + 0xFEE0) for digit in REAL),  # full width
        REAL.lower(),
    ],
)
def test_a_real_number_is_found_in_text(text: str):
    assert [number.upper() for number in no_real_ids.real_ids(text.encode(), "a.csv")] == [REAL]


def test_part_of_a_longer_number_is_no_id():
    assert list(no_real_ids.real_ids(f"{REAL}0 9{REAL}".encode(), "accounts.txt")) == []


def workbook(number: str) -> bytes:
    book, saved = openpyxl.Workbook(), BytesIO()
    book.active.append(["身份证号", number])
    book.save(saved)
    return saved.getvalue()


def old_workbook(number: str) -> bytes:
    book, saved = xlwt.Workbook(), BytesIO()
    book.add_sheet("名册").write(0, 0, f"身份证号 {number}")
    book.save(saved)
    return saved.getvalue()


def parquet(number: str) -> bytes:
    saved = BytesIO()
    pq.write_table(pa.table({"id_no": [number]}), saved)
    return saved.getvalue()


def packed(number: str) -> bytes:
    return gzip.compress(number.encode())


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", workbook), ("a.xls", old_workbook), ("a.parquet", parquet), ("a.csv.gz", packed)]
)
def test_a_real_number_is_found_inside_a_file(name: str, content):
    assert REAL in list(no_real_ids.real_ids(content(REAL), name))
    assert list(no_real_ids.real_ids(content(INVENTED), name)) == []


def test_it_names_the_file_masks_the_number_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    roster = tmp_path / "roster.csv"
    roster.write_text(f"{INVENTED}\n{REAL}\n")
    assert no_real_ids.main([str(roster)]) == 1
    told = capsys.readouterr().out
    assert str(roster) in told
    assert REAL not in told
    assert REAL[:6] in told


def test_invented_numbers_pass(tmp_path: Path):
    roster = tmp_path / "roster.csv"
    roster.write_text(INVENTED)
    assert no_real_ids.main([str(roster)]) == 0


def test_without_names_it_looks_through_what_git_tracks(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(Path(__file__).parents[2])
    tracked = no_real_ids.tracked_files()
    assert Path("LICENSE") in tracked
    assert not any(path.parts[0] == ".venv" for path in tracked)
