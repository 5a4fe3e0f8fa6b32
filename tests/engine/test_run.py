"""What a run makes of rows with verdicts: subjects, grades, exceptions, evidence, summary."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doudi.checks.dibao.dead_on_roll import dead_on_roll
from doudi.engine.explanation import month_list, rounded
from doudi.engine.finding import finding_id
from tests.tables import Verdicts, judge

ROSTERS = """
    dibao_families
    month    family_no  area_code     total_amount
    2020-04  F1         610304101201  100.00
    2020-05  F1         610304101201  100.00
    2020-05  F2         610304101202  0.01

    dibao_members
    month    family_no  id_no  name
    2020-04  F1         @A     张三
    2020-05  F1         @A     张三
    2020-05  F1         @B     李四
    2020-05  F1         @C     王五

    deaths
    id_no  died_on
    @A     2020-03-10
    @D     2020-03-10
"""


def run(more: str = "") -> Verdicts:
    return judge(dead_on_roll, ROSTERS + more)


def test_several_months_of_one_wrong_are_one_finding() -> None:
    found = run()
    assert found.broken == ["@A"]
    assert found.months("@A") == ["2020-04", "2020-05"]
    assert (found.summary.rows, found.summary.broken, found.summary.out_of_scope) == (3, 1, 2)


def test_money_is_added_exactly_and_rounded_once() -> None:
    assert run().amount("@A") == Decimal("133.33")  # 100 + 100 ÷ 3


def test_the_finding_is_known_by_check_and_subject() -> None:
    one = run().one("@A")
    assert one["finding_id"] == finding_id("DB-01", one["subject"])
    assert len(one["finding_id"]) == 16


def test_evidence_names_the_rows_in_order() -> None:
    evidence = run().one("@A")["evidence"]
    places = [(row["roster"], row["file"], row["sheet"], row["row"]) for row in evidence]
    assert places == sorted(places)
    assert ("deaths", "deaths.xlsx", "Sheet1", 2) in places
    assert {"column": "died_on", "value": "2020-03-10"} in next(r for r in evidence if r["roster"] == "deaths")[
        "fields"
    ]


def exemption(
    who: str = "@A", check: str = "DB-01", until: str = ".", approved: str = "2020-06-30", **cells: str
) -> str:
    reason, by, family = cells.get("reason", "报告有误"), cells.get("by", "赵六"), cells.get("family", ".")
    return f"""
    exemptions
    check    id_no  family_no  reason    approved_by  approved_on  until
    {check}  {who}  {family}   {reason}  {by}         {approved}   {until}
"""


@pytest.mark.parametrize("row", [
    exemption(), exemption(until="2020-06-30"), exemption(family="F9"),
])  # fmt: skip
def test_a_valid_exemption_excuses_and_keeps_months_and_money(row: str) -> None:
    found = run(row)
    assert found.subjects("excused") == ["@A"]
    assert found.amount("@A") == Decimal("133.33")
    assert (found.summary.excused, found.summary.broken, found.summary.yuan) == (1, 0, Decimal("0.00"))


@pytest.mark.parametrize("row", [
    exemption("@B"), exemption(check="DB-02"), exemption(until="2020-06-29"), exemption(approved="2020-07-01"),
    exemption(approved="?"), exemption(reason="."), exemption(by="."), exemption(until="?"),
    exemption(".", family="F1"), exemption("."),
])  # fmt: skip
def test_an_exemption_of_another_or_not_in_force_excuses_nobody(row: str) -> None:
    assert run(row).broken == ["@A"]


def test_what_an_excused_subject_is_counts_once() -> None:
    summary = run(exemption()).summary
    parts = summary.out_of_scope + summary.kept + summary.broken + summary.undecided + summary.excused
    assert summary.rows == parts


@pytest.mark.parametrize(("cents", "expected"), [
    (Fraction(1, 200), "0.01"), (Fraction(-1, 200), "-0.01"), (Fraction(4, 1000), "0.00"), (Fraction(200, 3), "66.67"),
])  # fmt: skip
def test_rounding_is_half_up(cents: Fraction, expected: str) -> None:
    assert rounded(cents) == Decimal(expected)


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_rounding_is_never_off_by_more_than_half_a_cent(yuan: Fraction) -> None:
    assert abs(Fraction(rounded(yuan)) - yuan) <= Fraction(1, 200)


def test_months_are_told_as_runs() -> None:
    months = [date(2019, 12, 1), date(2020, 1, 1), date(2020, 2, 1), date(2020, 5, 1)]
    assert month_list(months) == "2019-12至2020-02、2020-05"
