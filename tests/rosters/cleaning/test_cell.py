"""The table "Cleaning, the same for all", line by line."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.cleaning import Value, clean_cell
from doudi.rosters.cleaning.check_digits import check_digit
from doudi.rosters.columns import Column, Kind

ID = "990304195203140016"
OLD_ID = "990304520314001"
X_ID = "99030419520314018X"


def of(kind: Kind) -> Column:
    return Column(name="tried", header="试", kind=kind)


def read(column: Column | Kind, text: str | None, number: bool = False) -> Value | str | None:
    """The value, or the code of the problem that took it."""
    value, problem = clean_cell(of(column) if isinstance(column, Kind) else column, text, number)
    return problem if value is None else value


@pytest.mark.parametrize(
    "written",
    [
        ID,
        f" {ID} ",
        "9903 0419 5203 1400 16",
        "990304-19520314-0016",
        f"'{ID}",
        "９９０３０４１９５２０３１４００１６",
        OLD_ID,
        f"{ID}43",
        "990304195203140016\u300012",
    ],
)
def test_an_id_number_is_18_characters(written: str) -> None:
    assert clean_cell(of(Kind.ID_NUMBER), written) == (ID, None)


@pytest.mark.parametrize("written", [X_ID, X_ID.lower(), X_ID[:-1] + "Ｘ", X_ID[:-1] + "ｘ", f"{X_ID}43"])
def test_an_x_is_a_capital(written: str) -> None:
    assert clean_cell(of(Kind.ID_NUMBER), written) == (X_ID, None)


def test_an_old_id_in_a_number_cell_has_all_its_digits() -> None:
    for digits in (OLD_ID, f"{OLD_ID}.0", "9.90304520314001e+14"):
        assert clean_cell(of(Kind.ID_NUMBER), digits, number=True) == (ID, None)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (ID, True),  # even if the check digit fits
        ("990304195203140000", True),
        ("9903041952031400", True),
        ("9.90304195203140e+17", True),
        ("990304195203140000.0", True),
        ("9.90304E+17", False),
        ("9.90304195203140E+17", False),
        ("9.90304e17", False),
        ("９．９Ｅ＋１７", False),
    ],
)
def test_lost_digits_are_never_guessed(written: str, number: bool) -> None:
    assert clean_cell(of(Kind.ID_NUMBER), written, number) == (None, "id_lost_digits")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("99030419520314001", False),
        ("9903041952031400161", False),
        (f"{ID}4", False),
        (f"{ID}431", False),
        ("99030419520314X016", False),
        ("无", False),
        ("-", False),
        ("'", False),
        ("99030452031400X", False),
        ("99030452031400", True),
        ("-990304520314001", True),
        ("990304520314001.5", True),
        ("٩٩٠٣٠٤١٩٥٢٠٣١٤٠٠١٦", False),
    ],
)
def test_anything_else_is_no_id_number(written: str, number: bool) -> None:
    assert clean_cell(of(Kind.ID_NUMBER), written, number) == (None, "bad_id")


def test_a_wrong_check_digit_is_kept_as_written_and_flagged() -> None:
    assert clean_cell(of(Kind.ID_NUMBER), "990304195203140010") == ("990304195203140010", "wrong_check_digit")
    assert clean_cell(of(Kind.ID_NUMBER), "99030419520314001042") == ("990304195203140010", "wrong_check_digit")


def test_an_id_without_a_real_birthday_is_still_an_id() -> None:
    impossible = "99030419521340001"
    assert clean_cell(of(Kind.ID_NUMBER), impossible + check_digit(impossible))[1] is None


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
        (Kind.NUMBER, "1,234.50", "1234.5000"),
        (Kind.NUMBER, "-0.00005", "-0.0001"),
        (Kind.WAN_YUAN, "5", "5.0000"),
        (Kind.WAN_YUAN, "5万元", "5.0000"),
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


@pytest.mark.parametrize(
    "written",
    [
        "43891",
        "2020-03-01",
        "2020/3/1",
        "2020.3.1",
        "20200301",
        "2020年3月1日",
        "２０２０年３月１日",
        "2020-03-01 00:00:00",
        "2020-03-01T00:00:00",
        "2020/3/1 0:00",
        " 2020 年 3 月 1 日 ",
        "43891 ",
    ],
)
def test_a_day(written: str) -> None:
    assert read(Kind.DAY, written) == date(2020, 3, 1)
    assert read(Kind.MONTH, written) == date(2020, 3, 1)


@pytest.mark.parametrize("digits", ["43891", "43891.0", "20200301"])
def test_a_day_in_a_number_cell(digits: str) -> None:
    assert read(Kind.DAY, digits, number=True) == date(2020, 3, 1)


@pytest.mark.parametrize(
    "written",
    [
        "2020-02-30",
        "2020-13-01",
        "20200231",
        "0000-01-01",
        "4389",
        "438910",
        "2020-03",
        "202003",
        "20-3-1",
        "长期",
        "2020-3/1",
        "120200301",
        "2020年3月",
        "3月1日",
    ],
)
def test_no_day(written: str) -> None:
    assert clean_cell(of(Kind.DAY), written) == (None, "impossible_date")


@pytest.mark.parametrize(
    "written",
    [
        "2020-03",
        "2020-3",
        "2020.3",
        "2020.03",
        "202003",
        "2020年3月",
        "2020年03月",
        "２０２０．３",
        "2020-03-31",
        "43900",
    ],
)
def test_a_month_is_its_first_day(written: str) -> None:
    assert read(Kind.MONTH, written) == date(2020, 3, 1)


def test_a_month_in_a_number_cell() -> None:
    assert read(Kind.MONTH, "202003", number=True) == date(2020, 3, 1)
    assert read(Kind.MONTH, "43891", number=True) == date(2020, 3, 1)
    assert read(Kind.MONTH, "2020.10") == date(2020, 10, 1)
    assert clean_cell(of(Kind.MONTH), "2020.1", number=True) == (None, "impossible_date")
    assert clean_cell(of(Kind.MONTH), "2020.12", number=True) == (None, "impossible_date")


@pytest.mark.parametrize("written", ["202013", "202000", "2020年", "6月", "2020", "2020-06-31", "12020.3"])
def test_no_month(written: str) -> None:
    assert clean_cell(of(Kind.MONTH), written) == (None, "impossible_date")


@pytest.mark.parametrize(
    ("yes", "no", "number"),
    [
        ("是", "否", False),
        ("有", "无", False),
        ("√", "×", False),
        ("Y", "N", False),
        ("1", "0", False),
        ("1", "0", True),
        ("1.0", "0.0", True),
        (" 是 ", "\u3000否", False),
        ("Ｙ", "Ｎ", False),
        ("TRUE", "FALSE", False),
    ],
)
def test_a_flag(yes: str, no: str, number: bool) -> None:
    assert read(Kind.FLAG, yes, number) is True
    assert read(Kind.FLAG, no, number) is False


def test_the_kind_of_the_column_decides_not_the_word() -> None:
    members = ROSTERS["dibao_members"]
    assert read(members["labour"], "有") == "有"
    assert read(members["labour"], "无") == "无"
    assert read(members["insured"], "有") is True
    assert read(members["insured"], "无") is False


@pytest.mark.parametrize(
    ("column", "written", "number", "code"),
    [
        ("dibao_families.kind", "城 镇 低 保", False, "城市"),
        ("dibao_families.tier", "Ａ类", False, "A"),
        ("dibao_families.tier", "一类", False, "A"),
        ("dibao_families.tier", "D", False, "unknown_code"),
        ("disabled_people.grade", "2", True, "2"),
        ("disabled_people.grade", "2.0", True, "2"),
        ("disabled_people.grade", "Ⅱ级", False, "2"),
        ("disabled_people.grade", "5", True, "unknown_code"),
        ("disabled_people.category", "肢体残疾人", False, "肢体"),
        ("dibao_members.relation", "户主", False, "本人"),
        ("registered_poor.relation", "本人", False, "户主"),
        ("cadre_relatives.relation", "本人", False, "本人"),
        ("cadre_relatives.relation", "户主", False, "户主"),
        ("cadre_relatives.relation", "长 子", False, "子"),
        ("areas.level", "镇（街）", False, "镇街"),
        ("areas.level", "镇(街)", False, "镇街"),
        ("dibao_members.health", "-", False, "unknown_code"),
    ],
)
def test_code_words(column: str, written: str, number: bool, code: str) -> None:
    roster, name = column.split(".")
    assert read(ROSTERS[roster][name], written, number) == code


@given(kind=st.sampled_from(Kind), text=st.sampled_from([None, "", " ", "　", "\t\n", "\u200b\ufeff"]))
def test_spaces_are_blank_in_every_column(kind: Kind, text: str | None) -> None:
    assert clean_cell(of(kind), text) == (None, None)


@pytest.mark.parametrize("stroke", ["-", "—", "/", "无", " － ", "／"])
def test_a_lone_stroke_is_blank_in_number_day_and_month_columns_only(stroke: str) -> None:
    for kind in (Kind.YUAN, Kind.NUMBER, Kind.COUNT, Kind.WAN_YUAN, Kind.DAY, Kind.MONTH):
        assert clean_cell(of(kind), stroke) == (None, None)
    for kind in (Kind.ID_NUMBER, Kind.NAME, Kind.TEXT, Kind.FLAG, Kind.AREA, Kind.ACCOUNT):
        assert clean_cell(of(kind), stroke) != (None, None)


def test_an_empty_insured_is_yes() -> None:
    assert clean_cell(ROSTERS["dibao_members"]["insured"], None) == (True, None)
    assert clean_cell(ROSTERS["dibao_members"]["insured"], "不知道") == (None, "unknown_code")


@given(st.dates(date(1927, 5, 18), date(2173, 10, 13)))
def test_every_way_to_write_a_day_means_that_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    spelled = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day.year:04}.{day.month}.{day.day}",
        str(day),
    ]
    assert {read(Kind.DAY, text) for text in [*spelled, str(serial)]} == {day}


@given(st.decimals(-(10**11), 10**11, places=2))
def test_every_way_to_write_an_amount_means_that_amount(yuan: Decimal) -> None:
    spelled = [str(yuan), f"{yuan:,}", f"￥{yuan}", f"{yuan}元", f"{yuan / 10000:f}万元"]
    assert {read(Kind.YUAN, text) for text in spelled} == {yuan}


@given(kind=st.sampled_from([kind for kind in Kind if kind is not Kind.CODE]), text=st.text(), number=st.booleans())
def test_no_text_breaks_cleaning_and_cleaning_twice_changes_nothing(kind: Kind, text: str, number: bool) -> None:
    value, problem = clean_cell(of(kind), text, number)
    if isinstance(value, str) and value:
        assert clean_cell(of(kind), value) == (value, problem)
