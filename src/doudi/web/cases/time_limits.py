"""How many working days each stage usually has, by severity; some themes cannot wait so long.

Whoever dispatches or plans sets the day; these are what is offered. A reopened case begins with the first.
"""

from collections.abc import Mapping
from datetime import date

from doudi.web.cases.models import Case
from doudi.web.workdays.calendar import WorkingDays

VERIFY, RECTIFY = "verify", "rectify"
BY_SEVERITY: Mapping[str, Mapping[str, int]] = {
    VERIFY: {"high": 5, "medium": 10, "low": 15},
    RECTIFY: {"high": 10, "medium": 20, "low": 30},
}
BY_THEME: Mapping[str, Mapping[str, int]] = {
    "coverage": {VERIFY: 5},  # who is left out lacks the money every day (baoji-2020-109#2.1)
    "epidemic": {VERIFY: 3, RECTIFY: 5},  # in time (baoji-2020-109#2.4)
    "temporary_aid": {VERIFY: 5},
    "conduct": {VERIFY: 5},
}


def n_days(stage: str, *, severity: str, theme: str) -> int:
    """The working days of a stage: the severity's, or the theme's if that is shorter."""
    usual = BY_SEVERITY[stage][severity]
    return min(usual, BY_THEME.get(theme, {}).get(stage, usual))


def usual_day(case: Case, stage: str, days: WorkingDays, today: date) -> date:
    """The day offered as the limit of a stage that begins today."""
    return days.add(today, n_days(stage, severity=case.severity, theme=case.theme))
