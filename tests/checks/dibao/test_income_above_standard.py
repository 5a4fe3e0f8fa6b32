"""DB-09."""

from decimal import Decimal

import pytest

from doudi.checks.dibao.income_above_standard import income_above_standard
from tests.tables import judge

ROLL = """
    dibao_families
    month    family_no  area_code     kind    applicant_name  total_amount  gradual_exit_until
    2020-06  F1         610304101201  {kind}  张三            790.00        {until}

    dibao_members
    month    family_no  id_no  name  insured
    2020-06  F1         @A     张三  是
    2020-06  F1         @B     张五  否

    incomes
    id_no  source  month    amount
"""


def roll(*incomes: str, kind: str = "农村", until: str = ".") -> str:
    return ROLL.format(kind=kind, until=until) + "".join(f"    {one}\n" for one in incomes)


def verdict(*incomes: str, kind: str = "农村", until: str = ".") -> str:
    found = judge(income_above_standard, roll(*incomes, kind=kind, until=until))
    return "broken" if found.broken else "undecided" if found.undecided else "kept" if found.kept else "out_of_scope"


@pytest.mark.parametrize(
    ("incomes", "told"),
    [
        ((), "out_of_scope"),
        (("@A  工资  2020-05  790.00",), "kept"),  # 395 for each of two
        (("@A  工资  2020-05  790.01",), "broken"),
        (("@A  工资  2020-05  1580.00", "@B  养老金  2020-04  0.00"), "kept"),
        (("@A  工资  2020-05  1580.00", "@B  养老金  2020-04  0.01"), "broken"),
        (("@A  工资  2020-05  700.00", "@A  个税  2020-05  700.00"), "kept"),
        (("@A  工资  2020-05  400.00", "@A  工资  2020-05  400.00", "@A  个税  2020-05  700.00"), "broken"),
        (("@A  工资  2020-05  400.00", "@B  个税  2020-05  400.00"), "broken"),
        (("@A  养老金  2020-05  400.00", "@A  其他  2020-05  400.00"), "broken"),
    ],
)
def test_the_mean_of_months_with_income(incomes: tuple[str, ...], told: str) -> None:
    assert verdict(*incomes) == told


@pytest.mark.parametrize(
    ("month", "told"),
    [("2019-05", "out_of_scope"), ("2019-06", "broken"), ("2020-05", "broken"), ("2020-06", "out_of_scope")],
)
def test_the_months_looked_at(month: str, told: str) -> None:
    assert verdict(f"@A  工资  {month}  9000.00") == told


def test_provident_fund_is_no_income_and_counts_no_month() -> None:
    assert verdict("@A  公积金  2020-05  9000.00") == "out_of_scope"
    assert verdict("@A  公积金  2020-05  .") == "out_of_scope"
    assert verdict("@A  公积金  2020-05  9000.00", "@A  工资  2020-04  791.00") == "broken"


def test_an_unknown_amount_or_source_makes_the_mean_unknown() -> None:
    found = judge(income_above_standard, roll("@A  工资  2020-05  9000.00", "@B  工资  2020-05  ."))
    assert found.undecided == ["F1"]
    assert found.one("F1")["missing"] == ["月金额（收入核对，由人社、税务和公积金部门掌握）"]
    assert verdict("@A  .  2020-05  100.00") == "undecided"


def test_the_standard_follows_the_kind() -> None:
    assert verdict("@A  工资  2020-05  1000.00", kind="城市") == "kept"
    found = judge(income_above_standard, roll("@A  工资  2020-05  1000.00", kind="."))
    assert found.one("F1")["missing"] == ["城乡类别（低保家庭名册，由县区民政局掌握）"]


def test_gradual_exit() -> None:
    rich = "@A  工资  2020-05  9000.00"
    assert verdict(rich, until="2020-06") == "out_of_scope"
    assert verdict(rich, until="2020-05") == "broken"
    assert verdict(rich, until="?") == "undecided"
    assert verdict("@A  工资  2020-05  9.00", until="?") == "kept"


def test_what_the_finding_carries() -> None:
    found = judge(income_above_standard, roll("@A  工资  2020-05  900.00", "@B  养老金  2020-04  800.00"))
    assert found.months("F1") == ["2020-06"]
    assert found.amount("F1") == Decimal("790.00")
    assert found.one("F1")["grade"] == "to_verify"
    assert "核对收入合计1700元÷2个月÷2人，高于农村低保标准每人每月395元" in found.one("F1")["message"]
