from datetime import date

from doudi.engine.finding import CheckSummary
from doudi.exports.coverage import Gap, gaps


def test_gaps_are_gathered_by_unit_and_roster() -> None:
    lines = [
        CheckSummary("LB-01", True, None, not_covered=("凤县|dibao_families|2020-06",)),
        CheckSummary("LB-05", True, None, not_covered=("凤县|dibao_families|2020-05", "凤县|dibao_families|2020-06")),
        CheckSummary("ZJ-02", True, None, not_covered=("凤县|农村低保|2020-06",)),
    ]
    assert gaps(lines) == [
        Gap("凤县", "dibao_families", (date(2020, 5, 1), date(2020, 6, 1)), ("LB-01", "LB-05")),
        Gap("凤县", "农村低保", (date(2020, 6, 1),), ("ZJ-02",)),
    ]
