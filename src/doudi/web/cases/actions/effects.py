"""What a step changes besides the state; run within the step's transaction, before the given fields are set."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from doudi.web.cases.actions.fingerprints import mark_text
from doudi.web.cases.actions.requests import end, overtaken
from doudi.web.cases.models import Case, Proof, Visit
from doudi.web.cases.reviewers import asked_override
from doudi.web.cases.time_limits import VERIFY, usual_day
from doudi.web.notices.actions import take_back
from doudi.web.orgs.actor import Actor
from doudi.web.workdays.calendar import working_days

ASKING = (
    "case.planned",
    "case.to_review",
    "case.sent_back",
    "case.extension_asked",
    "case.exemption_asked",
    "case.help_asked",
    "case.urged",
    "case.near_due",
    "case.overdue",
    "case.look_back",
)
"""The notices that ask for something, and fall when it is no longer wanted."""
Given = Mapping[str, Any]
Effect = Callable[[Case, Any, Given], None]


def _clear_to_dos(case: Case, _by: Actor, _given: Given) -> None:
    """Nobody has anything to do any more: no holder, no day, no open question, no helper, no unread notice."""
    case.unit = case.person = case.due_on = case.clock_stopped_on = None
    _drop_questions(case)
    case.helpers.filter(ended_at=None).update(ended_at=timezone.now())


def _drop_questions(case: Case) -> None:
    case.extensions.filter(state="asked").update(state="void")
    case.exemptions.filter(state="asked").update(state="void")
    overtaken(case, "override", "waiver")
    take_back(case, ASKING)


def _hand_on(case: Case, _by: Actor, _given: Given) -> None:
    """Who takes it over verifies anew."""
    case.person, case.verdict = None, ""
    _drop_questions(case)


def _verify(case: Case, by: Actor, given: Given) -> None:
    case.verdict = "confirmed" if case.state == "confirmed" else "refuted"
    visit = Visit.objects.create(
        case=case,
        visited_on=given["visited_on"],
        met=given["met"],
        result=case.verdict,
        note=given["finding"],
        user=by.user,
        unit=by.unit,
    )
    mark_text(case, visit.pk, visit.note)


def _prove(case: Case, by: Actor, given: Given) -> None:
    proof = Proof.objects.create(
        case=case, dated_on=given["dated_on"], kind=given["proof_kind"], text=given["proof"], user=by.user
    )
    mark_text(case, proof.pk, proof.text)


def _verify_again(case: Case, _by: Actor, _given: Given) -> None:
    case.verdict = ""


def _refer(case: Case, _by: Actor, _given: Given) -> None:
    case.unit_before, case.person = case.unit, None
    _drop_questions(case)


def _hand_back(case: Case, _by: Actor, _given: Given) -> None:
    case.unit, case.unit_before = case.unit_before, None


def _suspend(case: Case, _by: Actor, given: Given) -> None:
    case.suspended_until = given["until"]


def _resume(case: Case, _by: Actor | None, _given: Given) -> None:
    case.suspended_until = None


def _close(case: Case, by: Actor, given: Given) -> None:
    if given["closed_how"] == "override" and (asked := asked_override(case)):
        end(asked, "granted", given.get("answer", ""))
    case.closed_at, case.closed_by = timezone.now(), by.user
    case.first_closer = case.first_closer or by.user
    _drop_questions(case)


def _reopen(case: Case, _by: Actor, _given: Given) -> None:
    case.closed_at, case.closed_by, case.closed_how, case.verdict = None, None, "", ""
    case.n_reopened += 1
    case.clock_stopped_on = None
    case.due_on = usual_day(case, VERIFY, working_days(), timezone.localdate())
    case.look_backs.filter(result="waiting").update(result="void")


EFFECTS: Mapping[str, Effect] = {
    "withdraw": _clear_to_dos,
    "send_back": _clear_to_dos,
    "transfer": _hand_on,
    "confirm": _verify,
    "refute": _verify,
    "submit": _prove,
    "verify_again": _verify_again,
    "refer": _refer,
    "hand_back": _hand_back,
    "suspend": _suspend,
    "resume": _resume,
    "close": _close,
    "reopen": _reopen,
}
