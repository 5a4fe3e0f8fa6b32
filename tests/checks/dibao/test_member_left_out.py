"""DB-11."""

import pytest

from doudi.checks.dibao.member_left_out import member_left_out
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     applicant_name  applicant_id
    2020-06  F1         610304101201  张三            {applicant}

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         @A     张三  是
    2020-06  F1         @B     张五  否

    deaths
    id_no  died_on
    @D     2020-01-01

    households
    hukou_no  id_no  name  relation  status
    H1        @B     张五  配偶      正常
"""
CHILD, GROWN = "@C2002-07-01", "@G2002-06-30"


def roll(*people: str, applicant: str = "@A") -> str:
    return ROLL.format(applicant=applicant) + "".join(f"    H1  {one}\n" for one in people)


HEAD = "@A  张三  户主  正常"


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ((HEAD,), "kept"),
        ((HEAD, "@S  李四  配偶  正常"), "broken"),
        ((HEAD, f"{CHILD}  张小  子  正常"), "broken"),
        ((HEAD, f"{CHILD}  张小  女  正常"), "broken"),
        ((HEAD, f"{GROWN}  张大  子  正常"), "kept"),
        ((HEAD, f"{CHILD}  张小  孙子女  正常"), "kept"),
        ((HEAD, "@P  张老  父母  正常"), "kept"),
        ((HEAD, "@S  李四  配偶  迁出"), "kept"),
        ((HEAD, "@D  李四  配偶  正常"), "kept"),
        ((HEAD, "@S  李四  配偶  ."), "undecided"),
        ((HEAD, "@S  李四  .  正常"), "undecided"),
        ((HEAD, "@S  李四  .  注销"), "kept"),
        (("@A  张三  配偶  正常", "@S  李四  户主  正常"), "broken"),
        (("@A  张三  配偶  正常", f"{CHILD}  张小  子  正常"), "broken"),
        (("@A  张三  配偶  正常", "@S  李四  配偶  正常"), "kept"),
        (("@A  张三  父母  正常", "@S  李四  户主  正常"), "undecided"),
        (("@A  张三  .  正常", "@S  李四  其他  ."), "undecided"),
        (("@A  张三  父母  正常", "@S  李四  户主  迁出", "@D  王五  户主  正常"), "kept"),
        (("@A  张三  子  正常",), "kept"),
        ((), "undecided"),
    ],
)
def test_who_of_the_hukou_is_left_out(people: tuple[str, ...], told: str) -> None:
    found = judge(member_left_out, roll(*people))
    assert found.broken == ["F1"] * (told == "broken")
    assert found.undecided == ["F1"] * (told == "undecided")
    assert found.kept == (told == "kept")


def test_a_member_insured_or_not_is_not_left_out() -> None:
    assert judge(member_left_out, roll(HEAD)).kept == 1  # 张五, not insured


def test_a_person_on_another_family_or_on_tekun_is_left_out() -> None:
    elsewhere = """
        tekun_people
        month    id_no
        2020-06  @S
    """
    found = judge(member_left_out, elsewhere + roll(HEAD, "@S  李四  配偶  正常"))
    assert found.broken == ["F1"]


def test_an_unknown_applicant_is_undecided() -> None:
    found = judge(member_left_out, roll(HEAD, applicant="."))
    assert found.undecided == ["F1"]
    assert found.one("F1")["missing"] == ["申请人身份证号（低保家庭名册，由县区民政局掌握）"]
    assert judge(member_left_out, roll()).one("F1")["missing"] == ["户号（户籍人口，由公安局掌握）"]


def test_the_missing_field_is_named() -> None:
    found = judge(member_left_out, roll(HEAD, "@S  李四  配偶  ."))
    assert found.one("F1")["missing"] == ["状态（户籍人口，由公安局掌握）"]


def test_of_several_rows_of_the_applicant_the_normal_one_counts() -> None:
    moved = roll("@A  张三  户主  正常", "@S  李四  配偶  正常") + "    H2  @A  张三  子  迁出\n"
    assert judge(member_left_out, moved).broken == ["F1"]
    twice = roll("@A  张三  户主  正常", "@S  李四  配偶  正常") + "    H2  @A  张三  子  正常\n"
    assert judge(member_left_out, twice).undecided == ["F1"]


def test_what_the_finding_carries() -> None:
    found = judge(member_left_out, roll(HEAD, "@S  李四  配偶  正常", f"{CHILD}  张小  子  正常"))
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") is None
    assert found.one("F1")["grade"] == "certain"
    assert len(found.one("F1")["reckoning"]) == 2
    assert sum(one["roster"] == "households" for one in found.one("F1")["evidence"]) == 3
