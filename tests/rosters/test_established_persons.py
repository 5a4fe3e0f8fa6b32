"""Rows kept out for want of a person id, and ids that somebody has established for them."""

from datetime import date
from pathlib import Path

from tests.rosters.corpus import csv, id_no, imported, problems, rows, table, values

A, B = id_no(1), id_no(2)
AREAS = """行政区划代码,名称,上级代码,级别,管辖单位
610302000000,渭滨区,610300000000,县区,
610302001000,金陵街道,610302000000,镇街,"""
HEAD = "名册,文件,工作表,行号,姓名,出生日期,县区,镇街,村社区,身份证号,认定人,认定日期"


def deaths(folder: Path) -> None:
    csv(
        folder / "死亡.csv", f"身份证号,姓名,性别,死亡日期\n9903041952031400,张三,男,2020-05-01\n{B},李四,女,2020-05-02"
    )


def visits(folder: Path) -> None:
    csv(folder / "areas.csv", AREAS)
    csv(
        folder / "走访.csv",
        "身份证号,姓名,出生日期,县区,镇街,走访日期\n,张三,1952-03-14,渭滨,金陵街道办事处,2020-05-01\n,李四,,,,2020-05-02",
    )


def test_a_row_rejected_only_for_its_person_id_waits_for_matching(tmp_path: Path) -> None:
    visits(tmp_path / "in")
    deaths(tmp_path / "in")
    csv(tmp_path / "in" / "其他.csv", "身份证号,姓名,死亡日期\n,王五,?")

    delivery = imported(tmp_path / "in")

    waiting = table(delivery, "unidentified")
    assert [(each["roster"], each["row"], each["raw_id"], each["name"]) for each in waiting] == [
        ("deaths", 2, "9903041952031400", "张三"),
        ("home_visits", 2, "", "张三"),
        ("home_visits", 3, "", "李四"),
    ]
    assert (waiting[0]["birth"], waiting[0]["sex"]) == (date(1952, 3, 14), "男")
    assert (waiting[1]["area_code"], waiting[1]["county_seen"]) == ("610302001000", "渭滨")
    assert {line[3] for line in problems(delivery)} == {"row_rejected"}
    assert values(delivery, "deaths", "row", "identified") == [(3, False)]


def test_an_identity_by_place_gives_the_row_its_id(tmp_path: Path) -> None:
    deaths(tmp_path / "in")
    csv(tmp_path / "in" / "认定.csv", f"{HEAD}\n死亡人员,死亡.csv,,2,张三,,,,,{A},王五,2020-06-01")

    delivery = imported(tmp_path / "in")

    assert values(delivery, "deaths", "id_no", "identified") == [(A, True), (B, False)]
    assert table(delivery, "unidentified") == []
    assert problems(delivery) == [(2, "身份证号", "bad_id", "kept_flagged")]


def test_an_identity_by_name_birth_and_place_as_seen(tmp_path: Path) -> None:
    visits(tmp_path / "in")
    line = f"home_visits,,,,张三,1952-03-14,渭滨区,金陵街道,,{A},王五,2020-06-30"
    csv(tmp_path / "in" / "认定.csv", f"{HEAD}\n{line}")

    assert values(imported(tmp_path / "in"), "home_visits", "id_no", "row") == [(A, 2)]


def test_an_identity_by_name_and_birth_alone_holds_for_rows_that_name_no_place(tmp_path: Path) -> None:
    visits(tmp_path / "in")
    deaths(tmp_path / "in")
    lines = [f"{roster},,,,张三,1952-03-14,,,,{A},王五,2020-06-30" for roster in ("死亡人员", "走访摸排记录")]
    csv(tmp_path / "in" / "认定.csv", "\n".join([HEAD, *lines]))

    delivery = imported(tmp_path / "in")

    assert values(delivery, "deaths", "id_no") == [(A,), (B,)]
    assert values(delivery, "home_visits", "id_no") == []


def test_an_identity_holds_only_confirmed_by_somebody_up_to_the_as_of_day_and_wholly_equal(tmp_path: Path) -> None:
    for end in (f"{A},,2020-06-01", f"{A},王五,", f"{A},王五,2020-07-01"):
        deaths(tmp_path / "in")
        csv(tmp_path / "in" / "认定.csv", f"{HEAD}\n死亡人员,死亡.csv,,2,,,,,,{end}")
        assert values(imported(tmp_path / "in"), "deaths", "row") == [(3,)]
    for place in ("死亡.csv,,2,李四", "死亡.csv,Sheet1,2,", "死亡.csv,,3,", ",,,张三"):
        csv(tmp_path / "in" / "认定.csv", f"{HEAD}\n死亡人员,{place},,,,,{A},王五,2020-06-01")
        assert values(imported(tmp_path / "in"), "deaths", "id_no") == [(B,)]


def test_two_identities_that_contradict_each_other_do_not_hold(tmp_path: Path) -> None:
    deaths(tmp_path / "in")
    lines = [f"死亡人员,死亡.csv,,2,,,,,,{one},王五,2020-06-01" for one in (A, B)]
    csv(tmp_path / "in" / "认定.csv", "\n".join([HEAD, *lines]))

    delivery = imported(tmp_path / "in")

    assert values(delivery, "deaths", "row") == [(3,)]
    reported = [(line["file"], line["row"], line["found"]) for line in table(delivery, "problems")[-2:]]
    assert reported == [("认定.csv", 2, A), ("认定.csv", 3, B)]
    assert [line[2] for line in problems(delivery)[-2:]] == ["contradictory_identities"] * 2


def test_identities_keep_their_own_file_sheet_and_row(tmp_path: Path) -> None:
    csv(tmp_path / "in" / "认定.csv", f"{HEAD}\n死亡人员,死亡.csv,,2,,,,,,{A},王五,2020-06-01")

    (identity,) = rows(imported(tmp_path / "in"), "identities")

    assert (identity["file"], identity["sheet"], identity["sheet_blank"], identity["row"]) == (
        "死亡.csv",
        None,
        True,
        2,
    )
    assert not any(name.startswith("its_") for name in identity)
