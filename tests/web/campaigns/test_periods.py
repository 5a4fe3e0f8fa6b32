from datetime import date, timedelta
from itertools import pairwise

from doudi.web.campaigns.periods import current, due_by
from doudi.web.workdays.calendar import working_days
from tests.web.campaigns.conftest import period, periods_of


def months(campaign):
    return [one for one in periods_of(campaign, working_days()) if one.kind == "month"]


def test_the_months_count_each_day_once(campaign):
    found = months(campaign)
    assert found[0].begins == campaign.begins_on
    for one, after in pairwise(found):
        assert after.begins == one.ends + timedelta(days=1)
    assert [one.word for one in found] == [f"2020-{month:02d}" for month in range(5, 13)]


def test_a_return_is_due_on_the_23rd_or_the_working_day_before(campaign):
    assert period(campaign, date(2020, 6, 1)).due == date(2020, 6, 23)  # a Tuesday
    assert period(campaign, date(2020, 5, 1)).due == date(2020, 5, 22)  # the 23rd is a Saturday
    assert period(campaign, date(2020, 8, 1)).due == date(2020, 8, 21)  # a Sunday


def test_a_weekend_on_which_offices_work_is_no_day_of_rest(campaign):
    assert due_by(date(2020, 6, 28), working_days()) == date(2020, 6, 28)  # a Sunday, worked for the Dragon Boat days


def test_half_year_and_year_count_from_the_beginning(campaign):
    half, year = period(campaign, date(2020, 6, 1), "half_year"), period(campaign, date(2020, 12, 1), "year")
    assert (half.begins, half.ends, half.due) == (date(2020, 4, 24), date(2020, 6, 20), date(2020, 6, 30))
    assert (year.begins, year.ends, year.due) == (date(2020, 4, 24), date(2020, 12, 20), date(2020, 12, 31))


def test_a_day_falls_in_a_month(campaign):
    periods = periods_of(campaign, working_days())
    assert current(periods, date(2020, 6, 20)).word == "2020-06"
    assert current(periods, date(2020, 6, 21)).word == "2020-07"
    assert current(periods, date(2026, 1, 1)).word == "2020-12"
