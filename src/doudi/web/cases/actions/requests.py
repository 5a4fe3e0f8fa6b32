"""The end of requests for confirmation: answered, taken back, or overtaken; and who is told."""

from django.db import transaction
from django.utils import timezone

from doudi.web.audit.chain import record
from doudi.web.cases.audience import url_of
from doudi.web.cases.models import Case, Confirmation, Event
from doudi.web.cases.reviewers import reviewers_of
from doudi.web.notices.actions import take_back, tell
from doudi.web.orgs.models import User

ASKED = ("case.confirmation_asked",)


def end(asked: Confirmation, state: str, answer: str = "") -> Confirmation:
    """It waits no more: what asked for it unread is taken back."""
    asked.state, asked.ended_at = state, timezone.now()
    asked.answer = answer or None  # type: ignore[assignment]
    asked.save()
    take_back(asked, ASKED)
    return asked


def overtaken(case: Case, *kinds: str) -> None:
    """The case went another way: what was asked for no longer stands, and whoever asked is told."""
    for asked in case.confirmations.filter(state="asked", kind__in=kinds):
        tell_asker(end(asked, "void"), "case.confirmation_void")


def end_those_without_reviewer() -> int:
    """What was asked of people who no longer review there; whoever asked is told to ask another. Returns how many."""
    waiting = Confirmation.objects.system("requests whose reviewer left").filter(state="asked")
    return sum(_end_if_left(key) for key in waiting.values_list("pk", flat=True))


def _end_if_left(key: int) -> bool:
    with transaction.atomic():
        rows = Confirmation.objects.system("requests whose reviewer left").select_for_update(of=("self",))
        asked = rows.select_related("case__area", "reviewer", "asked_by").get(pk=key)
        if asked.state != "asked" or reviewers_of(asked.case).filter(pk=asked.reviewer_id).exists():
            return False
        case, act = asked.case, f"{asked.kind}_lapsed"
        Event.objects.create(case=case, act=act, from_state=case.state, to_state=case.state, given={})
        record(None, f"case.{act}", case)
        tell_asker(end(asked, "void"), "case.confirmation_lapsed")
    return True


def tell_reviewer(asked: Confirmation, kind: str) -> None:
    """Tell the named reviewer."""
    _tell(asked, asked.reviewer, kind, unit=f"{asked.asked_unit}")


def tell_asker(asked: Confirmation, kind: str) -> None:
    """Tell whoever asked."""
    _tell(asked, asked.asked_by, kind)


def _tell(asked: Confirmation, user: User, kind: str, **args: str) -> None:
    tell([user], kind, url=url_of(asked.case), about=asked, number=asked.case.number, **args)
