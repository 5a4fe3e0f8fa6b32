"""DB-14."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.top_up_missing import top_up_missing
from tests.checks.dibao.top_up_families import CHILD, DISABLED, GROWN, ILL, NOT_YET, OLD, roll
from tests.tables import judge


def verdict(member: str, top_up: str, **given: str) -> str:
    found = judge(top_up_missing, roll(member, top_up, **given))
    return "broken" if found.broken else "undecided" if found.undecided else "kept"


@pytest.mark.parametrize(
    ("member", "due"),
    [(OLD, "39.50"), (CHILD, "39.50"), (DISABLED, "79.00"), (ILL, "79.00"), ("@A  张三  .  重病", "79.00"),
     ("@D1940-01-01  张三  是  重病", "79.00")],
)  # fmt: skip
def test_the_highest_category_is_due_within_the_tolerance(member: str, due: str) -> None:
    given = {"grade": "2"}
    limit = Decimal(due) - 1
    assert verdict(member, str(limit), **given) == "kept"
    assert verdict(member, str(limit - Decimal("0.01")), **given) == "broken"
    assert verdict(member, ".", **given) == "broken"


@pytest.mark.parametrize("member", [NOT_YET, GROWN, "@A1940-01-01  张三  否  重病", "@A  张三  是  慢性病"])
def test_in_no_category_nothing_is_due(member: str) -> None:
    assert verdict(member, ".") == "kept"


def test_what_is_possible_and_not_certain_is_undecided() -> None:
    assert verdict(DISABLED, "77.99", grade=".") == "undecided"
    assert verdict(DISABLED, "78.00", grade=".") == "kept"
    assert verdict(DISABLED, ".", grade="3", category="智力") == "broken"
    assert verdict(DISABLED, ".", grade="3", category=".") == "undecided"
    assert verdict("@A  张三  ?  重病", ".") == "undecided"
    assert verdict("@A1940-01-01  张三  是  .", "38.49") == "broken"
    assert verdict("@A1940-01-01  张三  是  .", "38.50") == "undecided"


def test_what_is_missing_is_named() -> None:
    found = judge(top_up_missing, roll(DISABLED, ".", grade="."))
    assert found.one("F1")["missing"] == ["残疾等级（持证残疾人，由残联掌握）"]
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") is None
    found = judge(top_up_missing, roll(DISABLED, ".", grade="3", category="."))
    assert found.one("F1")["missing"] == ["残疾类别（持证残疾人，由残联掌握）"]
    found = judge(top_up_missing, roll(ILL, ".", serious="."))
    assert found.one("F1")["missing"] == ["是否重特大疾病（重病和高额医疗，由医保局掌握）"]
    found = judge(top_up_missing, roll("@A  张三  是  .", "."))
    assert found.one("F1")["missing"] == ["健康状况（低保家庭成员名册，由县区民政局掌握）"]


def test_stays_longer_ago_do_not_count() -> None:
    assert verdict(ILL, ".", admitted="2019-06-29") == "kept"
    assert verdict(ILL, ".", admitted="2019-06-30") == "broken"
    assert verdict(ILL, ".", serious="否") == "kept"


def test_an_unknown_kind_or_top_up_or_no_value_at_the_place_is_undecided() -> None:
    assert verdict(NOT_YET, ".", kind=".") == "undecided"
    assert verdict(OLD, "?") == "undecided"
    found = judge(top_up_missing, roll(OLD, ".", place="620102101201"))
    assert [word.partition("（dibao")[0] for word in found.one("F1")["missing"]] == [
        "低保标准（每人每月）", "分类施保增发比例（占月低保标准）",
    ]  # fmt: skip


def test_what_the_finding_carries() -> None:
    found = judge(top_up_missing, roll(OLD, "10.00"))
    assert found.broken == ["F1"]
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("29.50")
    assert "分类施保金10.00元，按成员类别至少应为39.5元，少29.50元" in found.one("F1")["message"]


def test_without_the_rosters_of_illness_and_disability_it_is_to_verify() -> None:
    text = roll(OLD).partition("    disabled_people")[0]
    found = judge(top_up_missing, text)
    assert found.one("F1")["grade"] == "to_verify"
    assert found.summary.absent == ("disabled_people", "serious_illness")
