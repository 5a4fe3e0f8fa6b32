"""TK-11."""

from datetime import date
from decimal import Decimal

from doudi.checks.tekun.dead_on_roll import dead_on_roll
from tests.tables import Verdicts, judge

ROSTERS = """
    tekun_people
    month    id_no  name  area_code     base_amount  care_amount
    2020-03  @A     张三  610304101201  513.50       200
    2020-04  @A     张三  610304101201  513.50       200
    2020-05  @A     张三  610304101201  {base}       {care}
    2020-05  @B     李四  610304101201  513.50       200

    deaths
    id_no  died_on
    {deaths}
"""


def dead(deaths: str = "@A  2020-03-31", base: str = "513.50", care: str = "200") -> Verdicts:
    return judge(dead_on_roll, ROSTERS.format(deaths=deaths, base=base, care=care))


def test_from_the_month_after_the_death() -> None:
    found = dead()
    assert (found.broken, found.months("@A")) == (["@A"], ["2020-04", "2020-05"])
    assert found.amount("@A") == Decimal("1427.00")
    assert found.out_of_scope == 1


def test_only_in_the_month_of_death_is_kept() -> None:
    assert dead("@B  2020-05-01").kept == 1
    assert dead("@A  2020-07-01").out_of_scope == 2  # after D


def test_the_earliest_report_counts() -> None:
    assert dead("@A  2020-05-09\n    @A  2020-03-31").months("@A") == ["2020-04", "2020-05"]


def test_what_is_unknown_or_blank_adds_nothing_its_month_counts() -> None:
    assert dead(base=".").amount("@A") == Decimal("913.50")
    assert dead(care=".").amount("@A") == Decimal("1227.00")
    nothing = dead("@A  2020-04-30", base="?", care="?")
    assert (nothing.months("@A"), nothing.amount("@A")) == (["2020-05"], None)


def test_three_months_of_grace_since_october_2022() -> None:
    roll = "tekun_people\n month  id_no  area_code\n" + "".join(
        f" {month}  @A  610304101201\n" for month in ("2022-11", "2022-12", "2023-01")
    )
    text = roll + "\n deaths\n id_no  died_on\n @A  2022-09-15"
    assert judge(dead_on_roll, text, as_of=date(2023, 1, 31)).months("@A") == ["2023-01"]
