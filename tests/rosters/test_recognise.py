"""Which roster a sheet is."""

from pathlib import Path

import pytest

from doudi.rosters.catalogue import ALL
from doudi.rosters.columns import Roster
from doudi.rosters.recognise import Titles, candidates, header_text, recognised
from tests.rosters.corpus import csv, id_no, imported, table, values

A = id_no(1)


def roster_of(*headers: str, titles: Titles | None = None) -> str | None:
    found = recognised(candidates([header_text(header) for header in headers], {}), titles or Titles("", ""))
    return found.roster.name if found else None


@pytest.mark.parametrize("roster", ALL, ids=lambda roster: roster.name)
def test_every_roster_is_recognised_by_its_own_headers(roster: Roster) -> None:
    headers = [column.header for column in roster.columns]
    assert roster_of(*headers) == roster.name
    assert roster_of(*reversed(headers), "序号", "民族", "性别", "出生日期") == roster.name


def test_headers_are_compared_without_spaces_and_narrowed() -> None:
    assert header_text(" 认缴出资\n（万元） ") == header_text("认缴出资(万元)")
    written = ("户主身份证", "户主公民身份号码", "户主身份证号码", "户主身份证号")
    assert {header_text(each) for each in written} == {"户主身份证号"}


def test_most_matched_columns_win_over_the_title() -> None:
    assert roster_of("身份证号", "姓名", "号牌", "车辆类型", titles=Titles("不动产", "不动产")) == "vehicles"


def test_a_required_column_that_lacks_rules_a_roster_out() -> None:
    assert roster_of("姓名", "死亡日期", "来源") is None
    assert roster_of("身份证号", "死亡日期") == "deaths"


def test_the_month_of_a_snapshot_may_lack_but_not_that_of_a_payment() -> None:
    assert roster_of("家庭编号", "城乡类别", "保障人数") == "dibao_families"
    assert roster_of("项目", "领款人身份证号", "金额") is None
    assert roster_of("项目", "领款人身份证号", "金额", "所属月份") == "payments"


@pytest.mark.parametrize(
    "titles",
    [
        Titles("服刑和强制戒毒人员", "财政供养人员"),
        Titles("Sheet1", "2020服刑和强制戒毒人员"),
        Titles("Sheet1", "x", ["全市服刑和强制戒毒人员名单"]),
    ],
)
def test_equal_rosters_are_told_apart_by_sheet_name_then_file_name_then_title_row(titles: Titles) -> None:
    headers = ("身份证号", "姓名", "起始日期", "截止日期")
    assert roster_of(*headers, titles=titles) == "prisoners"


def test_still_equal_the_larger_share_of_own_columns_wins() -> None:
    assert roster_of("身份证号", "姓名", "起始日期", "截止日期") == "prisoners"


def test_of_none_and_of_several_nothing_is_guessed() -> None:
    assert roster_of("身份证号", "姓名") is None
    assert roster_of("序号", "电话") is None


def test_the_three_names_of_a_place_count_as_one_column() -> None:
    among = candidates(["县区", "镇街", "村社区", "年度"], {})
    (reserve,) = [each for each in among if each.roster.name == "reserve_funds"]
    assert reserve.matched == {"area_code", "year"}
    assert not any(each.roster.name == "areas" for each in among)


def test_a_mapping_confirmed_earlier_answers_for_a_header(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "公安6月.csv", f"证件,死亡日期\n{A},2020-03-01")
    csv(tmp_path / "in" / "columns.yaml", "公安*.csv: {证件: id_no}")

    assert values(imported(tmp_path / "in"), "deaths", "id_no") == [(A,)]
    (tmp_path / "in" / "columns.yaml").unlink()
    assert imported(tmp_path / "in").supplied == ()
    assert imported(tmp_path / "in", mapping={"证 件": "id_no"}).supplied == ("deaths",)


@pytest.mark.parametrize("text", ["- a\n- b", "a: b", "a: {b: 1}", "a: [", "\t"])
def test_a_mapping_that_is_not_understood_is_reported(tmp_path: Path, text: str) -> None:
    csv(tmp_path / "in" / "死亡.csv", f"身份证号,死亡日期\n{A},2020-03-01")
    (tmp_path / "in" / "columns.yaml").write_text(text, encoding="utf-8")

    delivery = imported(tmp_path / "in")

    assert [(line["file"], line["code"]) for line in table(delivery, "problems")] == [("columns.yaml", "mapping_form")]
    assert delivery.supplied == ("deaths",)


def test_an_unrecognised_sheet_names_the_nearest_roster_and_what_it_lacks(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "走访.csv", "姓名,走访日期,走访人,生活状况\n张三,2020-03-01,李四,尚可")

    (unknown,) = imported(tmp_path / "in").unrecognised

    assert (unknown.nearest, unknown.missing) == ("home_visits", ("身份证号",))


def test_a_sheet_with_a_header_alone_supplies_its_roster(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "死亡.csv", "身份证号,死亡日期")

    delivery = imported(tmp_path / "in")

    assert (delivery.supplied, delivery.rows["deaths"]) == (("deaths",), 0)
