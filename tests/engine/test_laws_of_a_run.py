"""What runs, on what, and by which law: laws of the page that hold whatever the check (checks, §1 and §3)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from doudi.checks.coverage.marginal_and_unable_not_covered import marginal_and_unable_not_covered
from doudi.checks.coverage.poor_and_unable_not_covered import poor_and_unable_not_covered
from doudi.checks.coverage.single_person_guarantee_missed import single_person_guarantee_missed
from doudi.checks.tekun.base_below_standard import base_below_standard
from doudi.checks.tekun.carer_overloaded import carer_overloaded
from doudi.engine.catalogue import catalogue
from doudi.engine.finding import FINDINGS, SUMMARY
from doudi.engine.run import run
from doudi.policy.book import Book, read_book
from doudi.rosters.catalogue import ALL, ROSTERS
from tests.tables import BOOK, judge, lay_out

CLOCKS = {
    "dibao_families": ("month",), "dibao_members": ("month",), "dibao_exits": ("stopped_month",),
    "dibao_applications": ("accepted_on",), "tekun_people": ("month",), "care_agreements": ("signed_on",),
    "care_visits": ("visited_on",), "temporary_aid_grants": ("applied_on", "decided_on"), "reserve_funds": ("year",),
    "payments": ("month",), "fund_transfers": ("issued_on",), "serious_illness": ("admitted_on",),
    "epidemic_cases": ("confirmed_on",), "home_visits": ("visited_on",), "deaths": ("died_on",),
    "fiscal_payroll": ("from_on",), "incomes": ("month",), "prisoners": ("from_on",), "exemptions": ("approved_on",),
    "identities": ("confirmed_on",),  # "an identity holds when confirmed_on ≤ the as-of day"
}  # fmt: skip

POOR = """
    registered_poor
    household_no  id_no  name  area_code  status      health  labour    income_per_head
    J1            @A     张三  {place}    边缘易致贫  健康    完全丧失  {income}

    dibao_families
    month    family_no  area_code
    2020-06  F1         {place}

    {more}
"""

CARERS = """
    tekun_people
    month    id_no  area_code
    2020-06  @A     610304101201
    2020-06  @B     610304101201

    care_agreements
    tekun_id  carer_id  signed_on   valid_until
    @A        @C        2020-01-01  2020-12-31
    @B        @C        2020-01-01  2020-12-31
"""


def overlay(folder: Path, name: str, unit: str, *entries: str) -> Book:
    file = folder / "parameters" / f"{name.replace('.', '/')}.yaml"
    file.parent.mkdir(parents=True)
    values = "".join(f"  - {{{entry}, source: doudi-default, verified: false}}\n" for entry in entries)
    file.write_text(f"title: {name}\nunit: {unit}\nvalues:\n{values}", encoding="utf-8")
    return read_book(folder)


def test_rows_later_than_the_day_are_those_of_the_page() -> None:
    assert {roster.name: roster.clock for roster in ALL if roster.clock} == CLOCKS


def test_without_its_rosters_no_check_runs_and_each_missing_one_is_named(tmp_path: Path) -> None:
    lay_out(tmp_path, "areas\n area_code\n 610300000000")
    summary = run(tmp_path, tmp_path / "scratch", as_of=date(2021, 7, 1), book=BOOK).summary
    assert [line.check for line in summary] == list(catalogue())
    for line in summary:
        lacking = [name for name in catalogue()[line.check].needs if name != "areas"]
        assert not line.ran
        assert line.reason is not None and line.reason.startswith("缺名册：")
        assert all(ROSTERS[name].title in line.reason for name in lacking)
        assert (line.rows, line.yuan, line.months, line.not_covered) == (0, Decimal("0.00"), (), ())


def test_nothing_is_in_force_before_the_plan(tmp_path: Path) -> None:
    lay_out(tmp_path, "", tuple(ROSTERS))
    summary = run(tmp_path, tmp_path / "scratch", as_of=date(2020, 4, 23), book=BOOK).summary
    assert {(line.ran, line.reason) for line in summary} == {(False, "尚未施行")}


@pytest.mark.parametrize(("day", "ran"), [(date(2021, 6, 30), False), (date(2021, 7, 1), True)])
def test_the_rules_of_2021_begin_on_their_day(day: date, ran: bool) -> None:
    assert judge(single_person_guarantee_missed, "", as_of=day).summary.ran is ran


def test_a_mentioned_roster_not_supplied_leaves_findings_to_verify() -> None:
    rosters = POOR.format(place="610304101201", income="3000", more="").replace("边缘易致贫", "返贫      ")
    supplied = "disabled_people\n    id_no\n\n    serious_illness\n    id_no\n"
    assert judge(poor_and_unable_not_covered, rosters + supplied).one("@A")["grade"] == "to_verify"
    supplied += "\n    deaths\n    id_no  died_on\n"
    assert judge(poor_and_unable_not_covered, rosters + supplied).one("@A")["grade"] == "certain"


def test_a_place_without_the_value_is_undecided_naming_parameter_and_place() -> None:
    found = judge(base_below_standard, """
        tekun_people
        month    id_no  area_code     kind  base_amount
        2020-06  @A     610403100201  农村  1.00
    """)  # fmt: skip
    assert found.undecided == ["@A"]
    for said in ("tekun.base_standard", "610403100201", "标准未录入"):
        assert said in found.one("@A")["message"]


@pytest.mark.parametrize(("place", "income", "broken"), [
    ("610304101201", "5999.99", ["@A"]), ("610304101201", "6000", []), ("610304102201", "5999.99", ["@A"]),
    ("610322100201", "5999.99", []), ("610322100201", "4739.99", ["@A"]),
])  # fmt: skip
def test_a_county_is_judged_by_its_own_standard(tmp_path: Path, place: str, income: str, broken: list[str]) -> None:
    """陈仓区's standard holds in its places, those that 高新区 runs too; elsewhere the city's."""
    book = overlay(tmp_path, "dibao.standard", "yuan", 'from: 2020-01-01, area: "610304", kind: 农村, value: 500')
    rosters = POOR.format(place=place, income=income, more=f"areas\n area_code  managed_by\n {place[:9]}000  高新区")
    assert judge(marginal_and_unable_not_covered, rosters, book=book).broken == broken


def test_raising_a_limit_never_adds_findings(tmp_path: Path) -> None:
    found = []
    for most in (1, 2, 3):
        book = overlay(tmp_path / str(most), "tekun.max_per_carer", "count", f"from: 2000-01-01, value: {most}")
        found.append(set(judge(carer_overloaded, CARERS, book=book).broken))
    assert found == [{"@C"}, set(), set()]


def test_the_parquet_files_have_the_columns_of_the_page() -> None:
    texts = "finding_id check verdict grade severity subject_kind subject name county town village area_code"
    told = [(name, "string") for name in texts.split()]
    told += [("months", "list<element: date32[day]>"), ("amount", "decimal128(14, 2)"), ("message", "string")]
    assert [(one.name, str(one.type).replace("item", "element")) for one in FINDINGS][:-1] == told
    evidence = FINDINGS.field("evidence").type.value_type
    assert [field.name for field in evidence] == ["roster", "file", "sheet", "row", "fields"]
    assert str(evidence.field("row").type) == "int32"
    counts = ["rows", "out_of_scope", "kept", "broken", "undecided", "excused"]
    assert SUMMARY.names == ["check", "ran", "reason", *counts, "yuan", "months", "not_covered"]
    assert {str(SUMMARY.field(name).type) for name in counts} == {"int64"}
