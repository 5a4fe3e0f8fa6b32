"""More time is asked for before the limit, with a reason, and granted by somebody else."""

from datetime import timedelta

import pytest

from doudi.web.cases.actions import NotAllowed, NotRight, ask_extension, decide_extension, move
from doudi.web.cases.models import Case
from doudi.web.notices.queries import notices_of
from tests.web.cases.conftest import FAR

A_DAY = timedelta(days=1)


@pytest.fixture
def asked(office):
    case = office.rectifying()
    return ask_extension(case, by=office.clerk, due_on=office.today + 2 * FAR, reason="户主外出，月底返回")


def test_granting_moves_the_limit_and_tells_who_asked(asked, office):
    case = asked.case
    decide_extension(asked, by=office.county, grant=True)
    case.refresh_from_db()
    assert case.due_on == office.today + 2 * FAR
    assert notices_of(office.clerk.user).filter(kind="case.extension_granted").exists()
    assert [event.act for event in case.events.all()][-2:] == ["ask_extension", "extension_granted"]


def test_a_refusal_says_why_and_moves_nothing(asked, office):
    with pytest.raises(NotRight, match="理由"):
        decide_extension(asked, by=office.county, grant=False)
    decided = decide_extension(asked, by=office.county, grant=False, answer="可先电话核实")
    assert (decided.state, decided.answer) == ("refused", "可先电话核实")
    asked.case.refresh_from_db()
    assert asked.case.due_on == office.today + FAR


def test_whoever_asked_does_not_decide(office):
    case = office.dispatched(to=office.county)
    asked = ask_extension(case, by=office.county, due_on=office.today + 2 * FAR, reason="外出")
    with pytest.raises(NotAllowed, match="自己"):
        decide_extension(asked, by=office.county, grant=True)
    decide_extension(asked, by=office.reviewer, grant=True)


def test_the_clerk_does_not_decide(asked, office):
    with pytest.raises(NotAllowed):
        decide_extension(asked, by=office.clerk, grant=True)


def test_nothing_is_decided_twice(asked, office):
    decide_extension(asked, by=office.county, grant=True)
    with pytest.raises(NotAllowed, match="处理过"):
        decide_extension(asked, by=office.reviewer, grant=False, answer="不行")


def test_one_at_a_time(asked, office):
    with pytest.raises(NotAllowed, match="已有"):
        ask_extension(asked.case, by=office.clerk, due_on=office.today + 2 * FAR, reason="再要")


@pytest.mark.parametrize(("left", "fine"), [(0, True), (-1, False)])
def test_it_is_asked_before_the_limit(office, left, fine):
    case = office.rectifying()
    Case.objects.system("time goes by").filter(pk=case.pk).update(due_on=office.today + left * A_DAY)
    given = {"by": office.clerk, "due_on": office.today + FAR, "reason": "外出"}
    if fine:
        ask_extension(case, **given)
        return
    with pytest.raises(NotAllowed, match="到期以前"):
        ask_extension(case, **given)


@pytest.mark.parametrize("slip", [{"reason": " "}, {"due_on": FAR}])
def test_a_reason_and_a_later_day(office, slip):
    given = {"reason": "外出", "due_on": 2 * FAR} | slip
    given["due_on"] += office.today
    with pytest.raises(NotRight):
        ask_extension(office.rectifying(), by=office.clerk, **given)


def test_only_the_holder_asks_and_not_once_the_answer_is_given(office):
    given = {"due_on": office.today + 2 * FAR, "reason": "外出"}
    with pytest.raises(NotAllowed):
        ask_extension(office.rectifying(), by=office.county, **given)
    with pytest.raises(NotAllowed):
        ask_extension(office.submitted(), by=office.clerk, **given)


def test_withdrawing_and_transferring_let_it_fall(asked, office):
    move(asked.case, "transfer", by=office.county, unit=office.county.unit, reason="跨镇")
    asked.refresh_from_db()
    assert asked.state == "void"
