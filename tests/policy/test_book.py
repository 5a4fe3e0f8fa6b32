"""What is in force on a day, in a place, for the selectors asked; and what a county may lay over it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from doudi.policy.book import read_book
from doudi.policy.problem import BadPolicy, UnknownParameter, UnknownSource, WrongUnit

CHENCANG = "610304101201"
GAOXIN_TOWN = "610304105000"  # a town of 陈仓区 that 高新区 runs
ELSEWHERE = "620102001001"
JUNE = date(2020, 6, 30)

Overlay = Callable[..., Path]


@pytest.fixture
def overlay(tmp_path: Path) -> Overlay:
    """Writes parameters, given as `dibao_standard="…"`, into a folder of the form of the built-in one."""

    def write(**parameters: str) -> Path:
        for name, values in parameters.items():
            topic, _, rest = name.partition("__")
            path = tmp_path / "parameters" / topic / f"{rest}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(values, encoding="utf-8")
        return tmp_path

    return write


def test_the_value_of_the_day_stands() -> None:
    book = read_book()
    assert book.value("dibao.standard", on=date(2019, 12, 31), place=CHENCANG, kind="农村") == 360
    assert book.value("dibao.standard", on=date(2020, 1, 1), place=CHENCANG, kind="农村") == 395
    assert book.value("dibao.standard", on=date(2018, 12, 31), place=CHENCANG, kind="农村") is None


def test_an_entry_until_a_day_holds_on_that_day_and_no_longer() -> None:
    book = read_book()
    assert book.value("dibao.inform_days", on=date(2021, 6, 30)) == 3
    assert book.value("dibao.inform_days", on=date(2021, 7, 1)) is None
    assert book.value("dibao.inform_days", on=date(2012, 12, 11)) is None


def test_what_is_unknown_matches_no_condition() -> None:
    book = read_book()
    assert book.value("dibao.standard", on=JUNE, place=None, kind="农村") is None
    assert book.value("dibao.standard", on=JUNE, place=CHENCANG) is None
    assert book.value("dibao.standard", on=JUNE, place=CHENCANG, kind="镇") is None
    assert book.value("dibao.standard", on=JUNE, place=ELSEWHERE, kind="农村") is None
    assert book.value("tekun.visit_days", on=None, place=CHENCANG) is None
    assert book.value("tekun.visit_days", on=JUNE) == 30


def test_values_are_exact() -> None:
    value = read_book().value("tekun.base_standard", on=JUNE, place=CHENCANG, kind="农村")
    assert isinstance(value, Decimal)
    assert str(value) == "513.50"


COUNTY_STANDARD = """
unit: yuan
values:
  - {from: 2020-04-01, area: "610304", kind: 农村, value: 420.05, source: baoji-2020-48, verified: true}
"""


def test_a_county_lays_its_own_over_the_city(overlay: Overlay) -> None:
    book = read_book(overlay(dibao__standard=COUNTY_STANDARD))
    rural = {"kind": "农村"}
    assert book.value("dibao.standard", on=date(2020, 3, 31), place=CHENCANG, **rural) == 395  # not yet in force
    assert book.value("dibao.standard", on=date(2020, 4, 1), place=CHENCANG, **rural) == Decimal("420.05")
    assert book.value("dibao.standard", on=JUNE, place=GAOXIN_TOWN, **rural) == Decimal("420.05")  # by code
    assert book.value("dibao.standard", on=JUNE, place="610323100000", **rural) == 395
    assert book.value("dibao.standard", on=JUNE, place=CHENCANG, kind="城市") == 570
    assert book.warnings == ()
    assert read_book().value("dibao.standard", on=JUNE, place=CHENCANG, **rural) == 395


def test_the_folder_of_topics_alone_will_do(tmp_path: Path) -> None:
    (tmp_path / "dibao").mkdir()
    (tmp_path / "dibao" / "standard.yaml").write_text(COUNTY_STANDARD, encoding="utf-8")
    assert read_book(tmp_path).value("dibao.standard", on=JUNE, place=CHENCANG, kind="农村") == Decimal("420.05")


def test_the_same_conditions_and_first_day_replace_for_good(overlay: Overlay) -> None:
    values = 'values: [{from: 2020-01-01, until: 2020-03-31, area: "6103", kind: 农村, value: 400, source: x}]'
    book = read_book(overlay(dibao__standard=values))
    assert book.value("dibao.standard", on=date(2020, 3, 31), place=CHENCANG, kind="农村") == 400
    assert book.value("dibao.standard", on=date(2020, 4, 1), place=CHENCANG, kind="农村") == 360  # not 395 again


def test_an_overlay_stands_against_a_later_built_in_one(overlay: Overlay) -> None:
    values = 'values: [{from: 2019-06-01, area: "6103", kind: 农村, value: 401, source: baoji-2020-48}]'
    book = read_book(overlay(dibao__standard=values))
    assert book.value("dibao.standard", on=JUNE, place=CHENCANG, kind="农村") == 401


def test_longer_area_before_more_selectors_before_later(overlay: Overlay) -> None:
    values = """
values:
  - {from: 2020-01-01, area: "610304", tier: A, value: 1, source: x}
  - {from: 2020-02-01, area: "610304", value: 2, source: x}
  - {from: 2020-03-01, tier: A, kind: 农村, value: 3, source: x}
  - {from: 2020-01-01, area: "610304101", value: 4, source: x}
  - {from: 2020-05-01, area: "610304", value: 5, source: x}
"""
    book = read_book(overlay(dibao__tier_amount=values))

    def amount(place: str | None, **selectors: str) -> object:
        return book.value("dibao.tier_amount", on=JUNE, place=place, **selectors)

    assert amount(CHENCANG, tier="A", kind="农村") == 4
    assert amount("610304102000", tier="A", kind="农村") == 1
    assert amount("610304102000", tier="B", kind="农村") == 5
    assert amount("610323102000", tier="A", kind="农村") == 3
    assert amount(None, tier="A", kind="农村") == 3
    assert amount(None, tier="A") is None


@pytest.mark.parametrize(("written", "verified"), [("yes", True), ("True", True), ("no", False), ("FALSE", False)])
def test_whether_it_is_verified_may_be_said_as_yaml_says_it(overlay: Overlay, written: str, verified: bool) -> None:
    values = f"values: [{{from: 2020-01-01, value: 45, source: baoji-2019-54, verified: {written}}}]"
    entry = read_book(overlay(tekun__visit_days=values)).entry("tekun.visit_days", on=JUNE)
    assert entry is not None and entry.verified is verified


def test_what_is_said_to_be_null_is_not_stated(overlay: Overlay) -> None:
    values = "values: [{from: 2020-01-01, until: null, area: ~, kind: null, value: 45, source: baoji-2019-54}]"
    book = read_book(overlay(tekun__visit_days=values))
    assert (book.value("tekun.visit_days", on=JUNE), book.warnings) == (45, ())


def test_an_unknown_source_is_a_warning(overlay: Overlay) -> None:
    values = 'values: [{from: 2020-01-01, value: 45, source: "chencang-2020-7#3"}]'
    book = read_book(overlay(tekun__visit_days=values))
    assert book.value("tekun.visit_days", on=JUNE) == 45
    assert "chencang-2020-7#3" in str(book.warnings[0])
    assert "visit_days.yaml" in str(book.warnings[0])


def test_a_county_may_bring_its_own_document(overlay: Overlay) -> None:
    folder = overlay(tekun__visit_days='values: [{from: 2020-01-01, value: 45, source: "chencang-2020-7#3"}]')
    (folder / "sources").mkdir()
    document = 'title: 陈仓区照料护理办法\nclauses: [{id: "3", label: 第三条, words: 每四十五日走访一次}]'
    (folder / "sources" / "chencang-2020-7.yaml").write_text(document, encoding="utf-8")
    book = read_book(folder)
    assert book.warnings == ()
    assert book.clause("chencang-2020-7#3").words == "每四十五日走访一次"


def test_which_entries_may_have_decided() -> None:
    book = read_book()

    def values(first: date, last: date, place: str | None) -> list[object]:
        return [one.value for one in book.entries_in_force("dibao.standard", first, last, place, kind="农村")]

    assert values(date(2019, 12, 1), date(2020, 1, 1), CHENCANG) == [395, 360]
    assert values(date(2020, 1, 1), JUNE, CHENCANG) == [395]
    assert values(date(2020, 1, 1), JUNE, None) == []
    assert values(date(2020, 1, 1), JUNE, "61") == [395]
    assert values(date(2020, 1, 1), JUNE, ELSEWHERE) == []


def test_typed_getters_refuse_at_once() -> None:
    book = read_book()
    assert book.yuan("dibao.standard", on=JUNE, place=CHENCANG, kind="农村") == 395
    assert book.codes("coverage.severe_grades", on=JUNE) == ("1", "2")
    assert book.ages("coverage.working_age", on=JUNE) == (16, 59)
    assert book.month_list("epidemic.price_subsidy_months", on=JUNE)[0] == date(2020, 1, 1)
    assert book.day("epidemic.from_day", on=JUNE) == date(2020, 1, 25)
    with pytest.raises(WrongUnit):
        book.yuan("tekun.visit_days", on=JUNE)
    with pytest.raises(WrongUnit):
        book.days("dibao.investigate_days", on=JUNE)
    with pytest.raises(WrongUnit):
        book.months("epidemic.price_subsidy_months", on=JUNE)
    with pytest.raises(UnknownParameter, match=r"dibao\.standard"):
        book.yuan("dibao.standart", on=JUNE)


def test_clauses_resolve() -> None:
    book = read_book()
    assert "单次救助金额在1万元以下" in book.clause("baoji-2020-109#2.3").words
    assert not book.clause("mca-2012-220#17").read
    assert book.source("mca-2012-220#17").number == "民发〔2012〕220号"
    for reference in ("mca-2012-220#99", "mca-2012-220", "mca-1999-1#1"):
        with pytest.raises(UnknownSource):
            book.clause(reference)


ENTRY = "{from: 2020-01-01, value: 45, source: baoji-2019-54}"


@pytest.mark.parametrize(
    ("name", "written", "entry", "why"),
    [
        ("tekun__visit_dayz", f"values: [{ENTRY}]", None, "没有名为“tekun.visit_dayz”的参数"),
        ("tekun__visit_days", f"unit: months\nvalues: [{ENTRY}]", None, "单位"),
        ("tekun__visit_days", f"values: [{ENTRY}, {ENTRY}]", 2, "第1条"),
        ("tekun__visit_days", f"values: [{ENTRY}", None, "不是合法的 YAML"),
        ("tekun__visit_days", "values: 45", None, "清单"),
        ("tekun__visit_days", "- 45", None, "键: 值"),
        ("tekun__visit_days", "values: []\nvalues: []", None, "写了两次"),
        ("tekun__visit_days", "value: []", None, "不认识的键"),
        ("tekun__visit_days", f"values: [{ENTRY}, 45]", 2, "键: 值"),
        ("tekun__visit_days", "values: [{value: 45}]", 1, "缺少 from"),
        ("tekun__visit_days", "values: [{from: 2020-01-01}]", 1, "缺少 value"),
        ("tekun__visit_days", "values: [{from: 2020-01-01, value: null}]", 1, "缺少 value"),
        ("tekun__visit_days", "values: [{from: 2020-01-01, value: 45, area: }]", 1, "缺少值"),
        ("tekun__visit_days", "values: [{from: 2020-02-30, value: 45}]", 1, "不是日期"),
        ("tekun__visit_days", "values: [{from: 2020-1-1, value: 45}]", 1, "不是日期"),
        ("tekun__visit_days", "values: [{from: 2020-01-02, until: 2020-01-01, value: 45}]", 1, "早于"),
        ("tekun__visit_days", "values: [{from: 2020-01-01, value: 45, untl: 2020-02-01}]", 1, "untl"),
        ("tekun__visit_days", "values: [{from: 2020-01-01, value: 4.5}]", 1, "不是整数"),
        ("tekun__visit_days", "values: [{from: 2020-01-01, value: [45]}]", 1, "不是清单"),
        ("tekun__visit_days", "values: [{from: 2020-01-01, value: 45, verified: maybe}]", 1, "true 或 false"),
        ("tekun__visit_days", "values: [{from: 2020-01-01, value: 45, kind: 乡村}]", 1, "乡村"),
        ("tekun__visit_days", "values: [{from: 2020-01-01, value: 45, area: 陈仓}]", 1, "陈仓"),
        ("dibao__standard", "values: [{from: 2020-01-01, value: '1,000'}]", 1, "1,000"),
        ("dibao__standard", "values: [{from: 2020-01-01, value: -5}]", 1, "-5"),
        ("dibao__standard", "values: [{from: 2020-01-01, value: 1e3}]", 1, "1e3"),
        ("dibao__county_visit_share", "values: [{from: 2020-01-01, value: 30}]", 1, "0.30"),
        ("dibao__amount_rule", "values: [{from: 2020-01-01, value: 补足}]", 1, "补足"),
        ("coverage__severe_grades", "values: [{from: 2020-01-01, value: 1}]", 1, "清单"),
        ("coverage__severe_grades", "values: [{from: 2020-01-01, value: []}]", 1, "空"),
        ("coverage__severe_grades", "values: [{from: 2020-01-01, value: [1, 1]}]", 1, "重复"),
        ("coverage__working_age", "values: [{from: 2020-01-01, value: [59, 16]}]", 1, "年龄范围"),
        ("coverage__working_age", "values: [{from: 2020-01-01, value: 16}]", 1, "清单"),
        ("epidemic__price_subsidy_months", "values: [{from: 2020-01-01, value: [2020-13]}]", 1, "不是月份"),
        ("payments__payday", "values: [{from: 2020-01-01, value: 32}]", 1, "32"),
    ],
)
def test_what_cannot_stand_is_refused_with_file_and_entry(
    overlay: Overlay, name: str, written: str, entry: int | None, why: str
) -> None:
    with pytest.raises(BadPolicy) as refused:
        read_book(overlay(**{name: written}))
    (problem,) = refused.value.problems
    assert problem.file.endswith(name.replace("__", "/") + ".yaml")
    assert problem.entry == entry
    assert why in str(problem)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kind: 农村", "tier: A"),
        ('kind: 农村, area: "6103"', 'tier: A, area: "6103"'),
        ("kind: 农村, tier: A", "kind: 农村, level: 具备"),
    ],
)
def test_entries_that_no_rule_can_rank_are_refused(overlay: Overlay, one: str, other: str) -> None:
    values = f"values: [{{from: 2020-01-01, value: 1, {one}}}, {{from: 2020-01-01, value: 2, {other}}}]"
    with pytest.raises(BadPolicy, match="分不出先后"):
        read_book(overlay(dibao__tier_amount=values))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kind: 农村", "kind: 城市"),
        ("kind: 农村, tier: A", "kind: 城市, level: 具备"),
        ('kind: 农村, area: "610304"', 'tier: A, area: "610323"'),
        ('kind: 农村, area: "610304"', 'tier: A, area: "6103"'),
        ("kind: 农村", "kind: 农村, tier: A"),
    ],
)
def test_entries_that_can_be_ranked_or_never_meet_are_accepted(overlay: Overlay, one: str, other: str) -> None:
    values = f"values: [{{from: 2020-01-01, value: 1, {one}}}, {{from: 2020-01-01, value: 2, {other}}}]"
    assert len(read_book(overlay(dibao__tier_amount=values))["dibao.tier_amount"].entries) == 2


def test_all_reasons_are_told_at_once(overlay: Overlay) -> None:
    folder = overlay(
        tekun__visit_days="values: [{from: x, value: 1}, {from: 2020-01-01, value: y}]", dibao__no="values:"
    )
    with pytest.raises(BadPolicy) as refused:
        read_book(folder)
    assert len(refused.value.problems) == 3
    told = refused.value.told()
    assert "第1条" in told
    assert "第2条" in told


def test_a_folder_that_is_not_there_is_refused_and_an_empty_one_noticed(tmp_path: Path) -> None:
    with pytest.raises(BadPolicy, match="没有这个文件夹"):
        read_book(tmp_path / "missing")
    assert "没有参数文件" in str(read_book(tmp_path).warnings[0])


def test_a_file_in_another_encoding_is_refused(overlay: Overlay) -> None:
    folder = overlay(dibao__standard="")
    (folder / "parameters/dibao/standard.yaml").write_bytes("title: 低保标准\nvalues: []".encode("gbk"))
    with pytest.raises(BadPolicy, match="UTF-8"):
        read_book(folder)
