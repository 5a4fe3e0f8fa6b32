"""ZJ-01."""

from decimal import Decimal

import pytest

from doudi.checks.payments.payee_not_on_roll import payee_not_on_roll
from tests.tables import Verdicts, judge

ROLLS = """
    dibao_families
    month    family_no  area_code     applicant_id
    2020-05  F1         610304101201  @A
    2020-06  F1         610304101201  @A

    dibao_members
    month    family_no  id_no
    2020-05  F1         @B
    2020-06  F1         @B

    tekun_people
    month    id_no  area_code
    2020-06  @T     610304101201

    payments
    programme     month    id_no  family_no  area_code     amount  result  note
    {line}
"""


def judged(programme: str, who: str, family: str = ".", *, month: str = "2020-06", place: str = "610304101201",
           result: str = "成功", note: str = ".") -> Verdicts:  # fmt: skip
    cells = (programme, month, who, family, place, "90.00", result, note)
    return judge(payee_not_on_roll, ROLLS.format(line="  ".join(cells)))


@pytest.mark.parametrize(("who", "family"), [("@X", "F1"), ("@A", "F9"), ("@B", "F9"), ("@B", ".")])
def test_the_family_its_applicant_or_a_member_is_on_the_roll(who: str, family: str) -> None:
    assert judged("农村低保", who, family).kept == 1


def test_neither_family_nor_person_on_the_roll() -> None:
    found = judged("城市低保", "@X", "F9")
    assert found.broken == ["@X"]
    assert (found.months("@X"), found.amount("@X")) == (["2020-06"], Decimal("90.00"))
    assert found.one("@X")["grade"] == "certain"
    assert judged("农村低保", "@X").broken == ["@X"]


def test_each_programme_looks_at_its_own_roll() -> None:
    assert judged("特困基本生活", "@T").kept == 1
    assert judged("特困照料护理", "@A", "F1").broken == ["@A"]
    assert judged("农村低保", "@T").broken == ["@T"]


def test_an_unreadable_family_number_may_be_on_the_roll() -> None:
    found = judged("农村低保", "@X", "?")
    assert found.undecided == ["@X"]
    assert found.one("@X")["missing"] == ["家庭编号（资金发放明细，由县区财政局和代发银行掌握）"]
    assert judged("农村低保", "@A", "?").kept == 1


def test_months_whose_roll_is_missing_are_gaps() -> None:
    found = judged("农村低保", "@X", note="3—5月")
    assert (found.months("@X"), found.amount("@X")) == (["2020-05"], Decimal("30.00"))
    assert found.summary.not_covered == ("610304000000|dibao_families|2020-03", "610304000000|dibao_families|2020-04")
    assert judged("特困基本生活", "@X", month="2020-05").summary.not_covered == ("610304000000|tekun_people|2020-05",)
    assert judged("农村低保", "@X", month="2020-04").out_of_scope == 1


def test_the_roll_of_an_unknown_place_is_unknown() -> None:
    assert judged("农村低保", "@X", place=".").undecided == ["@X"]
    assert judged("农村低保", "@B", place=".").kept == 1


def test_only_paid_lines_of_dibao_and_tekun() -> None:
    assert judged("农村低保", "@X", result="退回").out_of_scope == 1
    assert judged("农村低保", "@X", result=".").undecided == ["@X"]
    assert judged("临时救助", "@X").summary.rows == 0
