"""The table "Cleaning, the same for all": texts, amounts, counts, accounts, codes of places, and what is blank."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.rosters.cleaning import Value, clean_cell
from doudi.rosters.columns import Kind
from tests.rosters.cleaning.cells import of, read


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Kind.NAME, "张　三", "张三"),
        (Kind.NAME, " 买买提 • 艾力 ", "买买提·艾力"),
        (Kind.NAME, "甲∙乙･丙.丁·戊", "甲·乙·丙·丁·戊"),
        (Kind.NAME, "ＡＬＩ", "ALI"),
        (Kind.NAME, "张三（小）", "张三（小）"),
        (Kind.NAME, "Ali", "Ali"),
        (Kind.TEXT, "　ＮＣ０３０４ 甲 ", "NC0304 甲"),
        (Kind.TEXT, "宝财社〔２０２０〕12号（一）", "宝财社〔2020〕12号（一）"),
        (Kind.YUAN, "1,234.50", "1234.50"),
        (Kind.YUAN, "￥1234", "1234.00"),
        (Kind.YUAN, "¥1,234,567.8元", "1234567.80"),
        (Kind.YUAN, "1234元", "1234.00"),
        (Kind.YUAN, "0.5万元", "5000.00"),
        (Kind.YUAN, "１２３４．５", "1234.50"),
        (Kind.YUAN, "-12.3", "-12.30"),
        (Kind.YUAN, "－１２元", "-12.00"),
        (Kind.YUAN, "−￥12", "-12.00"),
        (Kind.YUAN, "0.005", "0.01"),
        (Kind.YUAN, "1.004999", "1.00"),
        (Kind.YUAN, "1.015", "1.02"),
        (Kind.YUAN, f"0.0000014{'9' * 40}万元", "0.01"),
        (Kind.YUAN, f"0.0000004{'9' * 40}万元", "0.00"),
        (Kind.NUMBER, "1,234.50", "1234.5000"),
        (Kind.NUMBER, "-0.00005", "-0.0001"),
        (Kind.WAN_YUAN, "5", "5.0000"),
        (Kind.WAN_YUAN, "5万元", "5.0000"),
        (Kind.WAN_YUAN, "￥50,000元", "5.0000"),
        (Kind.NUMBER, "0.5万", "5000.0000"),
        (Kind.WAN_YUAN, "50000元", "5.0000"),
        (Kind.WAN_YUAN, "1,000", "1000.0000"),
        (Kind.COUNT, "３", 3),
        (Kind.COUNT, "1,250", 1250),
        (Kind.COUNT, "3.0", 3),
        (Kind.ACCOUNT, "6200 0000 0000 0000 001", "6200000000000000001"),
        (Kind.ACCOUNT, "6200-0000-0001", "620000000001"),
        (Kind.ACCOUNT, "００１２", "0012"),
        (Kind.AREA, "610304", "610304000000"),
        (Kind.AREA, "610304101", "610304101000"),
        (Kind.AREA, "610304101201", "610304101201"),
    ],
)
def test_texts(kind: Kind, written: str, value: str | int) -> None:
    expected = Decimal(value) if kind in {Kind.YUAN, Kind.NUMBER, Kind.WAN_YUAN} else value
    found = read(kind, written)
    assert found == expected
    assert str(found) == str(expected)


@pytest.mark.parametrize(
    ("kind", "digits", "value"),
    [
        (Kind.TEXT, "42", "42"),
        (Kind.TEXT, "42.0", "42"),
        (Kind.TEXT, "13800000000", "13800000000"),
        (Kind.TEXT, "4.2", "4.2"),
        (Kind.YUAN, "0.30000000000000004", Decimal("0.30")),
        (Kind.YUAN, "1e-05", Decimal("0.00")),
        (Kind.YUAN, "1.2e+3", Decimal("1200.00")),
        (Kind.COUNT, "3.0", 3),
        (Kind.ACCOUNT, "123456789012345", "123456789012345"),
        (Kind.AREA, "610304", "610304000000"),
        (Kind.AREA, "610304101201.0", "610304101201"),
    ],
)
def test_number_cells(kind: Kind, digits: str, value: Value) -> None:
    assert read(kind, digits, number=True) == value


@pytest.mark.parametrize(
    ("kind", "written", "number", "problem"),
    [
        (Kind.YUAN, "约100", False, "bad_number"),
        (Kind.YUAN, "1,23", False, "bad_number"),
        (Kind.YUAN, "1e3", False, "bad_number"),
        (Kind.YUAN, "--5", False, "bad_number"),
        (Kind.YUAN, "-￥-5", False, "bad_number"),
        (Kind.YUAN, "nan", True, "bad_number"),
        (Kind.YUAN, "1e400", True, "bad_number"),
        (Kind.YUAN, "1000000000000", False, "bad_number"),  # more than decimal(14,2) holds
        (Kind.YUAN, "999999999999.995", False, "bad_number"),
        (Kind.YUAN, "1" * 100, False, "bad_number"),
        (Kind.YUAN, "100000000万元", False, "bad_number"),
        (Kind.NUMBER, "86.5元", False, "bad_number"),
        (Kind.NUMBER, "￥86", False, "bad_number"),
        (Kind.NUMBER, "100000000000000", False, "bad_number"),
        (Kind.COUNT, "3.5", False, "bad_number"),
        (Kind.COUNT, "3人", False, "bad_number"),
        (Kind.COUNT, "9223372036854775808", False, "bad_number"),
        (Kind.COUNT, "9" * 40, False, "bad_number"),
        (Kind.COUNT, f"3.{'0' * 40}1", False, "bad_number"),
        (Kind.ACCOUNT, "1234567890123456", True, "account_lost_digits"),
        (Kind.ACCOUNT, "6.2E+18", False, "account_lost_digits"),
        (Kind.ACCOUNT, "6.2e+18", True, "account_lost_digits"),
        (Kind.ACCOUNT, "未办卡", False, "bad_number"),
        (Kind.ACCOUNT, "-5", True, "bad_number"),
        (Kind.AREA, "61030", False, "unknown_place"),
        (Kind.AREA, "6103041012011", False, "unknown_place"),
        (Kind.AREA, "陈仓区", False, "unknown_place"),
        (Kind.FLAG, "不详", False, "unknown_code"),
        (Kind.FLAG, "2", True, "unknown_code"),
    ],
)
def test_what_cannot_be_read(kind: Kind, written: str, number: bool, problem: str) -> None:
    assert clean_cell(of(kind), written, number) == (None, problem)


@given(kind=st.sampled_from(Kind), text=st.sampled_from([None, "", " ", "　", "\t\n", "\u200b\ufeff"]))
def test_spaces_are_blank_in_every_column(kind: Kind, text: str | None) -> None:
    assert clean_cell(of(kind), text) == (None, None)


@pytest.mark.parametrize("stroke", ["-", "—", "/", "无", " － ", "／"])
def test_a_lone_stroke_is_blank_in_number_day_and_month_columns_only(stroke: str) -> None:
    for kind in (Kind.YUAN, Kind.NUMBER, Kind.COUNT, Kind.WAN_YUAN, Kind.DAY, Kind.MONTH):
        assert clean_cell(of(kind), stroke) == (None, None)
    for kind in (Kind.ID_NUMBER, Kind.NAME, Kind.TEXT, Kind.FLAG, Kind.AREA, Kind.ACCOUNT):
        assert clean_cell(of(kind), stroke) != (None, None)


@given(st.decimals(-(10**11), 10**11, places=2))
def test_every_way_to_write_an_amount_means_that_amount(yuan: Decimal) -> None:
    spelled = [str(yuan), f"{yuan:,}", f"￥{yuan}", f"{yuan}元", f"{yuan / 10000:f}万元"]
    assert {read(Kind.YUAN, text) for text in spelled} == {yuan}


@given(kind=st.sampled_from([kind for kind in Kind if kind is not Kind.CODE]), text=st.text(), number=st.booleans())
def test_no_text_breaks_cleaning_and_cleaning_twice_changes_nothing(kind: Kind, text: str, number: bool) -> None:
    value, problem = clean_cell(of(kind), text, number)
    if isinstance(value, str) and value:
        assert clean_cell(of(kind), value) == (value, problem)
