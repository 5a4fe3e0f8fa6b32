import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from doudi.web.cases.models import Case
from doudi.web.site.clock import CLOCK
from doudi.web.ui import kept as keeping
from doudi.web.ui.kept import counted, kept
from doudi.web.ui.paging import page_by_keys


@pytest.fixture
def later():
    """Let time pass; the clock goes right again after the test."""
    began = CLOCK.shift

    def wait(**time):
        CLOCK.go_to(timezone.now() + timedelta(**time))

    yield wait
    CLOCK.shift = began


def test_within_a_minute_nothing_is_reckoned_anew(later):
    values = iter("ab")
    assert kept("k", lambda: next(values)).value == "a"
    later(seconds=58)
    assert kept("k", lambda: next(values)).value == "a"
    later(seconds=2)
    assert kept("k", lambda: next(values)).value == "b"


def test_a_clock_turned_back_makes_old(later):
    values = iter("ab")
    kept("k", lambda: next(values))
    later(hours=-1)
    assert kept("k", lambda: next(values)).value == "b"


def test_what_is_not_worth_it_is_not_kept():
    values = iter("ab")
    assert [kept("k", lambda: next(values), lambda _value: False).value for _n in range(2)] == ["a", "b"]


def test_a_failure_is_not_kept_and_blocks_nobody():
    with pytest.raises(ZeroDivisionError):
        kept("k", lambda: 1 // 0)
    assert kept("k", lambda: "a").value == "a"


def together(key, reckon, n):
    """What so many threads are given for a key at once."""
    given = []
    threads = [threading.Thread(target=lambda: given.append(kept(key, reckon).value)) for _n in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return given


def test_the_first_ones_wait_for_one_reckoning():
    reckoned = []
    assert together("k", lambda: reckoned.append(1) or len(reckoned), 5) == [1] * 5
    assert reckoned == [1]


def test_who_comes_while_it_is_reckoned_anew_reads_the_one_before(later):
    kept("k", lambda: "old")
    later(minutes=2)
    read = []

    def reckon():
        read.extend(together("k", lambda: "never", 1))
        return "new"

    assert kept("k", reckon).value == "new"
    assert read == ["old"]


def test_few_rows_are_counted_each_time(city, django_assert_num_queries):
    rows = Case.objects.visible_to(city.actor("town_clerk", "虢镇"))
    assert counted(rows).value == 0
    city.case("虢镇")
    assert counted(rows).value == 1
    assert page_by_keys(rows, 1, 10).paginator.as_of is None


def test_many_rows_are_counted_once_a_minute_for_each_scope(city, monkeypatch, later):
    monkeypatch.setattr(keeping, "MANY", 2)
    mine, others = (Case.objects.visible_to(city.actor("town_clerk", place)) for place in ("虢镇", "柳林镇"))
    city.case("虢镇"), city.case("虢镇")
    assert counted(mine).value == 2
    city.case("虢镇")
    assert counted(mine.order_by("due_on").select_related("area")).value == 2
    assert counted(mine.filter(theme="tekun")).value == 0
    assert counted(others).value == 0
    later(minutes=1)
    assert counted(mine).value == 3
