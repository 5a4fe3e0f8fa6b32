"""DB-18."""

import pytest

from doudi.checks.dibao.identity_contradicted import identity_contradicted
from doudi.facts.id_numbers import CHECK_DIGITS
from tests.tables import Verdicts, judge, person

ROLL = """
    dibao_families
    month    family_no  area_code
    2020-06  F1         610304101201
    2020-05  F1         610304101201

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         {member}
    2020-05  F1         @Z     钱七  是

    households
    hukou_no  id_no  name  status
    H9        @Z     钱八  正常
"""
GOOD = person("@A")
BAD = GOOD[:17] + next(digit for digit in CHECK_DIGITS if digit != GOOD[17])


def found(member: str, *registered: str) -> Verdicts:
    text = ROLL.format(member=member) + "".join(f"    {row}\n" for row in registered)
    return judge(identity_contradicted, text)


@pytest.mark.parametrize(
    ("member", "registered", "verdict"),
    [
        ("@A  张三  是", (), "kept"),
        ("@A  .  是", (), "kept"),
        ("@A  张三  是", ("H1  @A  张三  正常",), "kept"),
        ("@A  张三  是", ("H1  @A  张叁  正常",), "broken"),
        ("@A  张三  是", ("H1  @A  张叁  注销",), "broken"),
        ("@A  张三  是", ("H1  @A  张叁  迁出", "H2  @A  张三  正常"), "kept"),
        ("@A  张三  是", ("H1  @A  张叁  正常", "H2  @A  张四  正常"), "kept"),
        ("@A  张三  是", ("H1  @A  .  正常",), "undecided"),
        ("@A  .  是", ("H1  @A  张三  正常",), "undecided"),
        ("@A  张三  ?", ("H1  @A  张叁  正常",), "undecided"),
        ("@A  张三  否", ("H1  @A  张叁  正常",), ""),
    ],
)
def test_names(member: str, registered: tuple[str, ...], verdict: str) -> None:
    verdicts = found(member, *registered)
    assert verdicts.broken == ["@A"] * (verdict == "broken")
    assert verdicts.undecided == ["@A"] * (verdict == "undecided")
    assert verdicts.kept == (verdict == "kept")


def test_a_wrong_check_digit_is_certain_and_another_name_to_verify() -> None:
    assert found(f"{BAD}  张三  是").one(BAD)["grade"] == "certain"
    assert found(f"{BAD}  .  是", f"H1  {BAD}  张三  正常").broken == [BAD]
    assert found("@A  张三  是", "H1  @A  张叁  正常").one("@A")["grade"] == "to_verify"


def test_every_right_check_digit_is_right() -> None:
    people = [f"@{letter}{year}-01-01" for letter in "QRSTUVW" for year in range(1950, 1960)]
    assert {person(one)[17] for one in people} == set(CHECK_DIGITS)
    assert found("\n    2020-06  F1         ".join(f"{one}  张三  是" for one in people)).kept == len(people)


def test_what_the_finding_carries() -> None:
    verdicts = found("@A  张三  是", "H1  @A  张叁  正常")
    assert verdicts.months("@A") == ["2020-06"]
    assert verdicts.amount("@A") is None
    assert "户籍姓名：张叁" in verdicts.one("@A")["message"]
    assert verdicts.one("@A")["reckoning"] == ["2020-06：校验位错误：否；名册姓名：张三；户籍姓名：张叁"]
    missing = found("@A  张三  是", "H1  @A  .  正常").one("@A")["missing"]
    assert missing == ["姓名（户籍人口，由公安局掌握）"]
