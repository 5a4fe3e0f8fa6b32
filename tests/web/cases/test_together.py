"""Several people at once: each step is taken once, and whoever comes second is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from doudi.web.audit.models import Entry
from doudi.web.cases.actions import Conflict, NotAllowed, move, supervise
from tests.web.cases.conftest import Office
from tests.web.factories import City

AT_ONCE = 4


@pytest.fixture
def office(transactional_db) -> Office:
    return Office(City())


def together(do: Callable[[int], object]) -> list[object]:
    """What each of several threads got, or the name of what it raised."""
    line = Barrier(AT_ONCE)

    def run(n: int) -> object:
        line.wait()
        try:
            return do(n)
        except (Conflict, NotAllowed) as error:
            return type(error).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(run, range(AT_ONCE)))


def test_a_step_is_taken_once(office):
    case = office.dispatched()
    got = together(
        lambda _n: move(type(case).objects.visible_to(office.clerk).get(pk=case.pk), "receive", by=office.clerk)
    )
    assert got.count("NotAllowed") == AT_ONCE - 1
    assert [event.act for event in case.events.all()].count("receive") == 1


def test_of_two_forms_of_one_version_one_counts(office):
    case = office.dispatched()
    seen = case.version
    steps = [("receive", {}), ("send_back", {"reason": "不是我镇"})] * 2
    held = type(case).objects.visible_to(office.clerk)
    got = together(lambda n: move(held.get(pk=case.pk), steps[n][0], by=office.clerk, seen=seen, **steps[n][1]))
    assert got.count("Conflict") == AT_ONCE - 1
    case.refresh_from_db()
    assert case.version == seen + 1


def test_no_two_letters_have_one_number(office):
    case = office.rectifying()
    given = {"kind": "supervision", "addressee": office.clerk.unit}
    due = office.today + timedelta(days=9)
    letters = together(lambda n: supervise(case, by=office.county, due_on=due, demand=f"请停发第{n}户", **given))
    assert len({letter.number for letter in letters}) == AT_ONCE
    _log_has_no_gap()


def test_one_letter_clicked_four_times_at_once_takes_one_number(office):
    case = office.rectifying()
    given = {"kind": "supervision", "addressee": office.clerk.unit, "demand": "请停发"}
    due = office.today + timedelta(days=9)
    letters = together(lambda _n: supervise(case, by=office.county, due_on=due, **given))
    assert len({letter.pk for letter in letters}) == case.letters.count() == 1
    _log_has_no_gap()


def _log_has_no_gap():
    numbers = Entry.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, len(numbers) + 1))
