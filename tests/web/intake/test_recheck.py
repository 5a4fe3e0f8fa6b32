"""Rectified cases in the light of a later run: clear, still firing, or not looked at."""

from dataclasses import replace
from datetime import date

import pytest

from doudi.web.cases.models import Case, Proof
from doudi.web.intake.actions.open_cases import open_cases
from doudi.web.intake.actions.recheck_cases import fires
from doudi.web.intake.actions.take_in import accept
from doudi.web.intake.models import Finding
from doudi.web.notices.models import Notice
from tests.web.intake.rosters import JUNE

JULY = replace(JUNE, people={"虢镇": (2, 3), "阳平镇": (12,)}, months=("2020-06", "2020-07"))
NEXT = date(2020, 7, 31)


@pytest.mark.parametrize(
    ("months", "still"), [([], True), (["2020-05", "2020-06"], False), (["2020-06", "2020-07"], True)]
)
def test_a_doubt_of_earlier_months_alone_has_stopped(months, still):
    assert fires(months, NEXT) is still


@pytest.fixture
def in_review(rolls):
    """The cases of the three dead, put right on 5 July and waiting for review."""
    rolls.checked(rolls.accepted())
    open_cases(by=rolls.officer, findings=Finding.objects.visible_to(rolls.officer).filter(check_code="DB-01"))
    cases = Case.objects.system("test")
    cases.update(state="pending_review", verdict="confirmed")
    for case in cases.all():
        Proof.objects.create(case=case, dated_on=date(2020, 7, 5), kind="stop", text="停发", user=rolls.officer.user)
    return cases.order_by("area__name", "number")


def told(one):
    return one.fired, one.data_until, bool(one.before), bool(one.after)


@pytest.mark.slow
def test_newer_rosters_prove_it_or_not(rolls, in_review):
    july = rolls.hand_in(JULY.files(), as_of=NEXT).batch
    accept(by=rolls.officer, batch=july, partly=True)
    run = rolls.checked(july, as_of=NEXT)
    assert {case.name: [told(one) for one in case.rechecks.all()] for case in in_review.all()} == {
        "袁小1": [(False, NEXT, True, False)],
        "袁小2": [(True, NEXT, True, True)],
        "袁小11": [(False, NEXT, True, False)],
    }
    assert (run.counts["cleared"], run.counts["fires"]) == (2, 1)
    assert Notice.objects.filter(kind="intake.rechecked", user=rolls.officer.user).count() == 1
    assert {case.presence for case in in_review.all()} == {"gone", "unchanged"}


@pytest.mark.slow
def test_rosters_older_than_the_fix_prove_nothing(rolls, in_review):
    june = rolls.accepted(replace(JUNE, people={"虢镇": (3,), "阳平镇": (12,)}))
    rolls.checked(june, as_of=date(2020, 6, 30))
    assert [case.rechecks.count() for case in in_review.all()] == [0, 0, 0]
