"""What happened in the demo city from July to August: cases at every stage, some late, some proved, some relapsed."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from random import Random

from django.utils import timezone

from doudi.web.cases.actions import draw_look_backs, record_look_back
from doudi.web.cases.models import Case, LookBack
from doudi.web.cases.reminders import remind
from doudi.web.demo_city import words
from doudi.web.demo_city.acts import Acts
from doudi.web.demo_city.cast import Cast, acting, officers_of
from doudi.web.demo_city.days import Days, Tale
from doudi.web.demo_city.lives import PLOTS, live

DRAWN_ON, LOOKED_ON, REMINDED_ON = date(2020, 8, 1), date(2020, 8, 24), date(2020, 8, 24)


def lives(days: Days, luck: Random, opened: date, rosters_again: date) -> Iterator[Tale]:
    """The life of every case that is there, each as far as its plot goes."""
    cases = Case.objects.system("the demo's story").select_related("area", "county__parent")
    for case, plot in zip(cases.order_by("check_code", "area__path", "finding_id"), cycle(PLOTS)):
        if case.area.level != "city":
            acts = Acts(case, Cast.of(case), luck)
            yield live(acts, plot, days=days, opened=opened, rosters_again=rosters_again)


def look_back() -> Tale:
    """July's closed cases are drawn from on the first of August; what was drawn is looked at when it is due."""
    yield DRAWN_ON
    draw_look_backs(date(2020, 7, 1))
    yield LOOKED_ON
    due = (
        LookBack.objects.system("the demo's story").filter(due_on__lte=LOOKED_ON).select_related("case__county__parent")
    )
    for at, row in enumerate(due.order_by("due_on", "case__number")):
        officer = acting(officers_of(row.case.county.parent)[1])
        note = words.RELAPSED if at == 0 else words.LOOKED_BACK[at % len(words.LOOKED_BACK)]
        record_look_back(row, by=officer, relapse=at == 0, note=note, done_on=timezone.localdate())


def remind_all() -> Tale:
    """Who has cases near or over their limit hears of it."""
    yield REMINDED_ON
    remind(timezone.now())
