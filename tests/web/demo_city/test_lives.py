from datetime import date
from decimal import Decimal
from random import Random

import pytest

from doudi.web.cases.actions import open_case, record_recheck
from doudi.web.cases.likeness import alike, mark_of_photo, mark_of_text
from doudi.web.cases.models import Case, Dealing, Extension, Letter, MoneyLine
from doudi.web.cases.workflow import STATES
from doudi.web.demo_city.acts import Acts
from doudi.web.demo_city.cast import Cast
from doudi.web.demo_city.lives import PLOTS, live
from doudi.web.demo_city.photos import photo
from doudi.web.demo_city.words import finding, proof
from doudi.web.orgs.models import Area

OPENED, AGAIN, END = date(2020, 7, 2), date(2020, 8, 4), date(2020, 8, 25)
DOUBT = {"source": "check", "check_code": "DB-01", "theme": "dibao", "title": "死亡人员仍在低保名册"}


def told(officer, days, plots, *, fired=False):
    """Cases of one town that have lived their plots to the end, the new rosters looked at on 4 August."""
    town, luck = Area.objects.filter(level="town").first(), Random(1)
    given = DOUBT | {"subject_kind": "person", "subject": "990304195001010018", "name": "某人", "amount": Decimal(900)}
    cases = [open_case(by=officer, area=town, **given) for _plot in plots]
    for case, plot in zip(cases, plots, strict=True):
        acts = Acts(case, Cast.of(case), luck)
        days.begin(live(acts, plot, days=days, opened=OPENED, rosters_again=AGAIN))
    days.pass_until(AGAIN)
    for case in cases:
        if case.state == "pending_review":
            record_recheck(case, run="1", as_of=date(2020, 7, 31), data_until=date(2020, 7, 31), fired=fired)
    days.pass_until(END)
    for case in cases:
        case.refresh_from_db()
    return cases


@pytest.mark.slow
def test_every_plot_comes_to_its_end_and_every_state_is_there(officer, days):
    cases = told(officer, days, PLOTS)
    assert {case.state for case in cases} == STATES.keys() - {"referred"}  # given back by the end
    assert {case.closed_how for case in cases if case.state == "closed"} == {"proof", "override", "refuted"}
    mine = Case.objects.visible_to(officer)
    assert mine.overdue().exists()
    for rows in (Dealing, Extension, Letter, MoneyLine):
        assert rows.objects.visible_to(officer).exists()


def test_what_still_shows_in_the_new_rosters_is_sent_back(officer, days):
    (case,) = told(officer, days, PLOTS[:1], fired=True)
    assert case.state == "rectifying"
    assert [event.act for event in case.events.all()][-1] == "reject"


def test_no_two_tell_or_show_the_same():
    luck = Random(1)
    texts = [mark_of_text(finding(luck, true=True) + proof(luck)) for _n in range(30)]
    photos = [mark_of_photo(photo(luck).content) for _n in range(30)]
    for kind, marks in (("text", texts), ("photo", photos)):
        same = [1 for a in range(30) for b in range(a) if marks[a] and marks[b] and alike(kind, marks[a], marks[b])]
        assert len(same) <= 4, kind
