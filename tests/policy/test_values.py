"""The built-in values are those of the design's tables; every parameter and document that a check names is there."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from doudi.policy.book import read_book
from doudi.policy.parameter import Entry
from doudi.policy.source import parts_of
from doudi.policy.units import Unit


def design() -> Iterator[tuple[str, str, set[str]]]:
    """Name, unit and values of each parameter in the design's tables."""
    lines = Path(__file__).with_name("values.txt").read_text(encoding="utf-8").splitlines()
    heads = [number for number, line in enumerate(lines) if line[0] not in "# "]
    for head, following in pairwise([*heads, len(lines)]):
        name, unit = lines[head].split(" | ")
        yield name, unit, {line.strip() for line in lines[head + 1 : following]}


ROWS = list(design())
NAMES = [row[0] for row in ROWS]

ENDED = {  # parameter: the last day of all entries of 2012, or of those with these selectors
    "dibao.review_days": {},
    "dibao.inform_days": {},
    "dibao.review_months": {"tier": "C"},
}

# Every parameter that checks.md names.
NAMED_BY_CHECKS = """
coverage.exit_months coverage.illness_months coverage.marginal_multiple coverage.severe_at_grade_3
coverage.severe_grades coverage.working_age
dibao.amount_rule dibao.county_visit_share dibao.death_grace_months dibao.decide_days dibao.deposit_multiple
dibao.elder_age dibao.exempt_vehicle_kinds dibao.income_months dibao.inform_days dibao.inform_working_days
dibao.investigate_days dibao.max_capital dibao.max_homes dibao.minor_age dibao.notice_days dibao.review_days
dibao.review_months dibao.standard dibao.tier_amount dibao.tolerance dibao.top_up
epidemic.from_day epidemic.need_days epidemic.price_subsidy_months
outliers.min_families outliers.still_months outliers.z
payments.cycle payments.institution_words payments.max_families_per_account payments.payday payments.reissue_days
payments.tolerance payments.transfer_days
tekun.assessment_months tekun.base_standard tekun.care_standard tekun.child_age tekun.elder_age tekun.hospital_months
tekun.max_per_carer tekun.placement_days tekun.visit_days
temporary_aid.emergency_days temporary_aid.hardship_self_paid temporary_aid.lookback_months
temporary_aid.max_per_cause temporary_aid.ordinary_working_days temporary_aid.papers_working_days
temporary_aid.reserve_minimum temporary_aid.split_days temporary_aid.town_limit
"""

# Every basis and mandate that checks.md names.
CITED_BY_CHECKS = """
baoji-2019-14 baoji-2019-54 baoji-2020-8 baoji-2020-22 baoji-2020-44 baoji-2020-48 baoji-2020-82 baojizf-2017-25
baoji-2020-109#2.1 baoji-2020-109#2.2 baoji-2020-109#2.3 baoji-2020-109#2.4 baoji-2020-109#2.6 baoji-2020-109#3.2
baoji-2020-109#3.3 mca-2012-220 mca-2012-220#14 mca-2012-220#17 mca-2012-220#19 mca-2016-178 mca-2018-23 mca-2021-57
mca-2021-57#8 mca-2021-57#26 mca-2022-83 mca-tekun-2021 sc-649 sc-649#5 sc-649#12 shaanxi-2020-2 shaanxi-2020-14
"""

SINCE = date(2020, 4, 24)
PLACE = "610304101201"


def written(entry: Entry) -> str:
    """An entry as a line of the table has it."""
    values = entry.value if isinstance(entry.value, tuple) else (entry.value,)
    selectors = [entry.area, entry.kind, entry.tier, entry.level, entry.category]
    source = "–" if entry.source == "doudi-default" else entry.source
    verified = "yes" if entry.verified else "no"
    return " ".join([*filter(None, selectors), str(entry.from_day), "、".join(map(str, values)), verified, source])


@pytest.mark.parametrize(("name", "unit", "values"), ROWS, ids=NAMES)
def test_values_are_those_of_the_design(name: str, unit: str, values: set[str]) -> None:
    parameter = read_book()[name]
    assert parameter.unit == unit
    assert parameter.title
    assert {written(entry) for entry in parameter.entries} == values


def test_there_are_no_others() -> None:
    assert {parameter.name for parameter in read_book()} == set(NAMES)


def test_values_that_ended_are_marked_so() -> None:
    for parameter in read_book():
        for entry in parameter.entries:
            ends = parameter.name in ENDED and ENDED[parameter.name].items() <= entry.others.items()
            ends = ends and entry.from_day == date(2012, 12, 12)
            assert entry.until == (date(2021, 6, 30) if ends else None), (parameter.name, entry)


@pytest.mark.parametrize("name", NAMED_BY_CHECKS.split())
def test_what_checks_name_has_values_since_the_plan(name: str) -> None:
    without_any, only_later = {"dibao.tier_amount"}, {"coverage.marginal_multiple", "dibao.inform_working_days"}
    if name in without_any:
        return
    first = date(2021, 7, 1) if name in only_later else SINCE
    assert read_book().entries_in_force(name, first, first, PLACE)


@pytest.mark.parametrize("reference", CITED_BY_CHECKS.split())
def test_what_checks_cite_is_registered(reference: str) -> None:
    assert read_book().resolves(reference)


def test_every_source_of_a_value_is_registered() -> None:
    book = read_book()
    for parameter in book:
        for entry in parameter.entries:
            assert book.resolves(entry.source), (parameter.name, entry.source)


def test_what_rests_on_an_unread_paper_is_not_verified() -> None:
    book = read_book()
    for parameter in book:
        for entry in parameter.entries:
            assert not entry.verified or book.source(parts_of(entry.source)[0]).read, parameter.name


def test_every_word_of_the_plan_that_is_quoted_stands_in_its_clause() -> None:
    book = read_book()
    for parameter in book:
        for entry in parameter.entries:
            if entry.words and entry.source != "baoji-2020-109#3":
                assert entry.words in book.clause(entry.source).words
    stages = book["report.stages"].entries[0].words.split("；")
    assert [book.clause(f"baoji-2020-109#3.{n}").words.count(stage) for n, stage in enumerate(stages, 1)] == [1] * 4


def test_the_plan_is_there_clause_by_clause() -> None:
    plan = read_book().sources["baoji-2020-109"]
    ids = " ".join(clause.id for clause in plan.clauses)
    assert ids == "1 2 2.1 2.2 2.3 2.4 2.5 2.6 2.7 3 3.1 3.2 3.3 3.4 4 4.1 4.2 4.3 4.4"
    assert all(clause.words for clause in plan.clauses if clause.id not in ("2", "3", "4"))


def test_tekun_base_is_at_least_1_3_times_the_dibao_standard() -> None:
    book = read_book()
    for on in (date(2019, 6, 1), date(2020, 6, 1)):
        for kind in ("农村", "城市"):
            base = book.yuan("tekun.base_standard", on=on, place=PLACE, kind=kind)
            assert base == Decimal("1.3") * book.yuan("dibao.standard", on=on, place=PLACE, kind=kind)


def test_review_cycles_change_on_the_day() -> None:
    book = read_book()

    def months(on: date, tier: str, kind: str | None) -> object:
        return book.value("dibao.review_months", on=on, place=PLACE, tier=tier, kind=kind)

    old, new = date(2021, 6, 30), date(2021, 7, 1)
    assert [months(old, tier, "农村") for tier in "ABC"] == [12, 6, 3]
    assert [months(old, tier, "城市") for tier in "ABC"] == [12, 6, 1]
    assert [months(new, tier, "农村") for tier in "ABC"] == [12, 12, 6]


def test_units_are_all_known() -> None:
    assert {row[1] for row in ROWS} == set(Unit)
