from decimal import Decimal

from doudi.exports.report.figures import figures, rank_of, ranking
from tests.exports.sample import FINDINGS_FOUND, WANG, found


def test_they_add_up() -> None:
    sums = figures(FINDINGS_FOUND, ["太白县"])
    for parts in (sums.families, sums.units, sums.severities):
        assert sum(tally.broken for tally in parts.values()) == sums.total.broken == 5
        assert sum(tally.undecided for tally in parts.values()) == sums.total.undecided == 1
        assert sum(tally.excused for tally in parts.values()) == sums.total.excused == 1
        assert sum(tally.yuan for tally in parts.values()) == sums.total.yuan == Decimal("13975.50")
    assert sum(sums.unit_families.values()) == sums.total.broken


def test_one_person_in_two_checks_is_one_person() -> None:
    sums = figures([found("DB-01", WANG), found("DB-01", WANG)], [])
    assert sums.people["DB"] == 1
    assert sums.households["DB"] == 0


def test_units_are_ranked_with_the_idle_below_and_the_unknown_last() -> None:
    assert [unit for unit, _ in ranking(figures(FINDINGS_FOUND, ["太白县"]))] == ["陈仓区", "高新区", "太白县", None]


def test_only_findings_that_stand_count_in_months() -> None:
    sums = figures([found("DB-01", "1"), found("DB-01", "2", verdict="excused")], [])
    assert set(sums.months.values()) == {1}


def test_equal_numbers_share_a_rank() -> None:
    places = {"1": "凤县", "2": "凤县", "3": "眉县", "4": "陇县", "5": None}
    sums = figures([found("DB-01", number, county=county) for number, county in places.items()], ["千阳县"])
    ranks = {unit: rank_of(sums, unit) for unit in sums.units}
    assert ranks == {"千阳县": 4, "凤县": 1, "眉县": 2, "陇县": 2, None: None}
