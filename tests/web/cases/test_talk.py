"""Comments with @, and who listens."""

import pytest

from doudi.web.cases.actions import NotAllowed, NotRight, comment, subscribe
from doudi.web.cases.models import Case
from doudi.web.notices.queries import notices_of
from doudi.web.orgs.actor import Actor


def kinds(actor: Actor) -> list[str]:
    return [notice.kind for notice in notices_of(actor.user)]


def test_whoever_is_called_is_told(office):
    said = comment(office.rectifying(), by=office.county, text=f"@{office.clerk.user.username} 请补退款凭证")
    assert list(said.mentioned.all()) == [office.clerk.user]
    assert "case.mentioned" in kinds(office.clerk)


def test_a_picked_person_is_told_too(office):
    comment(office.rectifying(), by=office.county, text="请看", mentioned=[office.reviewer.user])
    assert kinds(office.reviewer) == ["case.mentioned"]


def test_who_does_not_see_the_case_cannot_be_called(office):
    case = office.rectifying()
    with pytest.raises(NotRight, match="看不到"):
        comment(case, by=office.county, text="请协助", mentioned=[office.stranger.user])
    assert (case.comments.count(), kinds(office.stranger)) == (0, [])


def test_a_name_nobody_has_is_said(office):
    with pytest.raises(NotRight, match="nobody_at_all"):
        comment(office.rectifying(), by=office.county, text="@nobody_at_all 请看")


def test_an_empty_comment_is_none(office):
    with pytest.raises(NotRight):
        comment(office.rectifying(), by=office.county, text="  ")


def test_who_listens_hears_of_comments_and_steps_but_not_of_himself(office):
    case = office.submitted()
    subscribe(case, by=office.inspector)
    comment(case, by=office.clerk, text="已补凭证")
    office.override(case)
    assert kinds(office.inspector) == ["case.step", "case.commented"]
    assert "case.commented" not in kinds(office.clerk)


def test_who_no_longer_listens_hears_nothing(office):
    case = office.rectifying()
    for wanted in (True, True, False):
        subscribe(case, by=office.inspector, wanted=wanted)
    comment(case, by=office.clerk, text="进展")
    assert kinds(office.inspector) == []


def test_nobody_listens_to_what_he_does_not_see(office):
    case = office.rectifying()
    with pytest.raises(Case.DoesNotExist):
        subscribe(case, by=office.stranger)
    with pytest.raises(NotAllowed):
        subscribe(case, by=Actor(office.clerk.user, office.clerk.post, looking=True))


def test_a_text_of_a_comment_is_sealed(office):
    said = comment(office.rectifying(), by=office.county, text="张三丰的儿子已退款")
    assert "张三丰".encode() not in bytes(type(said).objects.system("as stored").values_list("text", flat=True)[0])
