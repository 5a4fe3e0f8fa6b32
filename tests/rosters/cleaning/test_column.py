"""The column law is the cell law."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doudi.rosters.catalogue import ALL
from doudi.rosters.cleaning import Cleaned, RawColumn, clean_cell, clean_column
from doudi.rosters.columns import Column, Kind

COLUMNS = {f"{roster.name}.{column.name}": column for roster in ALL for column in roster.columns}
ONE_OF_EACH_KIND = list({column.kind: column for column in COLUMNS.values()}.values())
INSURED = COLUMNS["dibao_members.insured"]

WRITTEN = st.sampled_from(
    [
        "99030419520314001X",
        "990304195203140016",
        "990304520314001",
        "9.90304E+17",
        "9.90304199001011e+17",
        "1,234.50",
        "￥1234",
        "1234元",
        "0.5万元",
        "-3",
        "−3",
        "1e3",
        "0",
        "1.0",
        "1",
        "43891",
        "2020-03-01",
        "2020/3/1",
        "20200301",
        "2020年3月1日",
        "2020-02-30",
        "2020.3",
        "202003",
        "2020.10",
        "是",
        "否",
        "无",
        "有",
        "√",
        "×",
        "Y",
        "N",
        "-",
        "—",
        "/",
        "张三",
        "买买提•艾力",
        "Ａ类",
        "A类",
        "农村",
        "城镇",
        "户主",
        "长子",
        "610304101201",
        "610304",
        "陈仓区",
        "999999999999.99",
        "999999999999.995",
        "99999999999999999999",
        "0.005",
        "-0.001",
        "TRUE",
        "'",
        "'990304195203140016",
    ]
)
TEXTS = st.one_of(
    st.none(),
    WRITTEN,
    WRITTEN.map(lambda text: f" {text}　"),
    st.text(alphabet="0123456789０１９.,-xXＸ年月日 　元万张·•'", max_size=20),
    st.text(max_size=12),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(str),
    st.dates().map(str),
)
CELLS = st.lists(st.tuples(TEXTS, st.booleans()), max_size=12)


def cleaned(column: Column, *texts: str | None, number: bool = False) -> Cleaned:
    return clean_column(column, RawColumn(pa.array(texts, pa.string()), pa.array([number] * len(texts), pa.bool_())))


@pytest.mark.parametrize("column", [*ONE_OF_EACH_KIND, INSURED], ids=lambda column: column.kind.value + column.blank)
@settings(max_examples=150, deadline=None)
@given(cells=CELLS)
def test_a_column_is_cleaned_cell_by_cell(column: Column, cells: list[tuple[str | None, bool]]) -> None:
    raw = RawColumn(
        pa.array([text for text, _ in cells], pa.string()), pa.array([number for _, number in cells], pa.bool_())
    )
    whole = clean_column(column, raw)
    each = [clean_cell(column, text, number) for text, number in cells]
    assert whole.values.type == column.arrow_type
    assert whole.values.to_pylist() == [value for value, _ in each]
    assert whole.problems == [(index, problem) for index, (_, problem) in enumerate(each) if problem]
    if column.blank != "yes":
        assert whole.blank.to_pylist() == [value is None and problem is None for value, problem in each]


def test_a_column_in_pieces_and_a_slice_of_it_are_cleaned_alike() -> None:
    ids = ["990304195203140016", "99030419520314001x", None, "990304520314001"]
    pieces = pa.chunked_array([ids[:2], ids[2:]])
    whole = clean_column(COLUMNS["deaths.id_no"], RawColumn(pieces))
    part = clean_column(COLUMNS["deaths.id_no"], RawColumn(pa.array(ids).slice(1, 3)))
    assert whole.values.to_pylist()[1:] == part.values.to_pylist()
    assert whole.blank.to_pylist() == [False, False, True, False]


def test_no_cells() -> None:
    for column in ONE_OF_EACH_KIND:
        assert cleaned(column).values.type == column.arrow_type


def test_an_empty_insured_is_true_and_an_unreadable_one_unknown() -> None:
    found = cleaned(INSURED, None, " ", "不清楚", "否")
    assert found.values.to_pylist() == [True, True, None, False]
    assert found.blank.to_pylist() == [True, True, False, False]
    assert found.problems == [(2, "unknown_code")]


def test_problems_name_their_rows_in_order() -> None:
    found = cleaned(COLUMNS["deaths.id_no"], "坏", "990304195203140010", None, "990304195203140016", "坏")
    assert found.problems == [(0, "bad_id"), (1, "wrong_check_digit"), (4, "bad_id")]


def test_every_kind_is_tried() -> None:
    assert {column.kind for column in ONE_OF_EACH_KIND} == set(Kind)
