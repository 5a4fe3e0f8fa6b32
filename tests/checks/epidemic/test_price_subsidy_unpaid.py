"""YQ-03."""

from datetime import date

from doudi.checks.epidemic.price_subsidy_unpaid import price_subsidy_unpaid
from tests.tables import Verdicts, judge

ROSTERS = """
    dibao_families
    month    family_no  area_code     applicant_name
    2020-05  F1         610304101201  张三
    2020-06  F1         610304101201  张三

    tekun_people
    month    id_no  area_code     name
    2020-06  @T     610304101202  李四

    payments
    programme     month    id_no  family_no  area_code     amount  result
    价格临时补贴  2020-06  @X     F8         610304101201  50      成功
"""


def paid(*lines: str) -> Verdicts:
    return judge(price_subsidy_unpaid, ROSTERS + "\n".join(f"    价格临时补贴  {line}" for line in lines) + "\n")


def test_in_a_covered_month_without_a_paid_line() -> None:
    found = paid()
    assert found.broken == ["@T", "F1"]
    assert found.months("F1") == ["2020-06"]
    assert found.one("F1")["subject_kind"] == "family"
    assert found.one("@T")["subject_kind"] == "person"
    assert found.summary.not_covered == ("610304000000|价格临时补贴|2020-05",)


def test_of_a_family_it_is_certain_without_the_roll_of_tekun() -> None:
    dibao, tekun = ROSTERS.split("    tekun_people")
    without = judge(price_subsidy_unpaid, dibao + tekun[tekun.index("    payments") :])
    assert without.one("F1")["grade"] == "certain"
    assert without.summary.absent == ("tekun_people",)


def test_paid_to_the_family_or_to_the_person() -> None:
    found = paid("2020-06  @A  F1  610304101201  50  成功", "2020-06  @T  .  610304101202  50  成功")
    assert found.broken == []
    assert found.kept == 2


def test_returned_is_not_paid_and_an_unknown_result_is_undecided() -> None:
    found = paid("2020-06  @A  F1  610304101201  50  退回", "2020-06  @T  .  610304101202  50  ?")
    assert found.broken == ["F1"]
    assert found.undecided == ["@T"]


def test_months_without_price_subsidies_are_not_asked_for() -> None:
    late = ROSTERS.replace("2020-06", "2020-07").replace("2020-05", "2020-08")
    assert judge(price_subsidy_unpaid, late, as_of=date(2020, 8, 31)).summary.rows == 0
