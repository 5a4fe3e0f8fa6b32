"""The page on which the calendar is kept."""

from datetime import date

import pytest
from django.utils import timezone

from doudi.web.audit.models import Entry
from doudi.web.workdays.models import Day, Year
from tests.web.browser import shut_out

URL = "/workdays/"
CHANGE = {"first": "2027-10-04", "last": "2027-10-07", "kind": "rest", "name": "国庆节", "reason": "国办发明电"}


@pytest.fixture
def officer(as_):
    return as_("city_officer", "宝鸡市")


def test_only_the_city_keeps_the_calendar(as_):
    assert as_("county_officer", "陈仓区").get(URL).status_code == 403


def test_a_year_is_shown_with_its_days(officer):
    page = officer.get(URL, {"year": "2020"}).content.decode()
    assert "2020-01-31" in page
    assert "春节" in page


def test_the_page_says_which_year_is_not_filled_in(officer):
    year = timezone.localdate().year
    Year.objects.filter(year__in=[year, year + 1]).update(arranged=True)
    assert "还没有录全" not in officer.get(URL).content.decode()
    Year.objects.filter(year=year + 1).update(arranged=False)
    assert f"{year + 1} 年的放假安排还没有录全" in officer.get(URL).content.decode()


def test_days_are_changed_with_a_reason_that_is_logged(officer):
    assert officer.post(URL, CHANGE).status_code == 302
    assert Day.objects.filter(day__range=(date(2027, 10, 4), date(2027, 10, 7)), works=False).count() == 4
    assert Entry.objects.filter(action="calendar.set", detail__reason="国办发明电").count() == 1


def test_a_day_may_go_back_to_its_weekday(officer):
    officer.post(URL, CHANGE | {"first": "2020-05-01", "last": "2020-05-01", "kind": "plain", "name": ""})
    assert not Day.objects.filter(day=date(2020, 5, 1)).exists()


@pytest.mark.parametrize("slip", [{"last": "2027-10-01"}, {"last": "2028-10-07"}, {"reason": ""}, {"name": ""}])
def test_a_slip_keeps_the_input_and_changes_nothing(officer, slip):
    page = officer.post(URL, CHANGE | slip)
    assert page.status_code == 200
    assert 'value="2027-10-04"' in page.content.decode()
    assert not Entry.objects.filter(action="calendar.set").exists()


def test_a_year_is_declared_filled_in(officer):
    officer.post(f"{URL}2027/", {"arranged": "on", "source": "国办发明电〔2026〕7号"})
    assert Year.objects.get(pk=2027).arranged
    assert officer.post(f"{URL}1999/", {"source": "x"}).status_code == 404


@pytest.mark.parametrize("rows", [3, 300])
def test_queries_do_not_grow_with_rows(officer, rows, django_assert_max_num_queries):
    Day.objects.filter(day__year=2026).delete()
    Day.objects.bulk_create(
        Day(day=date.fromordinal(date(2026, 1, 1).toordinal() + n), works=False, name="试") for n in range(rows)
    )
    with django_assert_max_num_queries(12):
        officer.get(URL, {"year": "2026"})


def test_everybody_can_use_it(transactional_db, city, browse):
    page = browse(city.actor("city_officer", "宝鸡市"))
    page.goto(f"{URL}?year=2026")
    assert shut_out(page) == []
