from datetime import date

import pytest

from doudi.web.cases.models import Case
from doudi.web.cases.time_limits import BY_SEVERITY, BY_THEME, RECTIFY, VERIFY, n_days, usual_day
from doudi.web.cases.words import SEVERITIES, THEMES
from tests.web.workdays.test_calendar import SEEDED


def test_each_severity_has_its_days_and_each_theme_is_known():
    assert all(set(days) == set(SEVERITIES) for days in BY_SEVERITY.values())
    assert set(BY_THEME) <= set(THEMES)


@pytest.mark.parametrize(
    ("stage", "severity", "theme", "days"),
    [
        (VERIFY, "high", "dibao", 5),
        (VERIFY, "low", "coverage", 5),  # who is left out cannot wait
        (VERIFY, "high", "epidemic", 3),
        (RECTIFY, "low", "coverage", 30),
    ],
)
def test_the_shorter_of_severity_and_theme(stage, severity, theme, days):
    assert n_days(stage, severity=severity, theme=theme) == days


def test_the_day_is_reckoned_in_working_days():
    case = Case(severity="high", theme="dibao")
    assert usual_day(case, VERIFY, SEEDED, date(2020, 9, 30)) == date(2020, 10, 14)
