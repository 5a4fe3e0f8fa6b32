"""The one way to change the state of a case."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.cases.actions.effects import EFFECTS
from doudi.web.cases.actions.hold import NotAllowed, NotFilled, NotRight, locked, plain_values
from doudi.web.cases.actions.requests import overtaken
from doudi.web.cases.actions.tell_of_step import tell_of_step
from doudi.web.cases.clocks import run_the_clock
from doudi.web.cases.demands import DEMANDS
from doudi.web.cases.models import Case, Event
from doudi.web.cases.rules import refusal
from doudi.web.cases.workflow import PREVIOUS, VERSIONS, Step
from doudi.web.orgs.actor import Actor

KEPT = ("unit", "person", "due_on", "cause", "measure", "closed_how")


def move(case: Case, name: str, *, by: Actor, seen: int | None = None, **given: Any) -> Event:
    """Take a step: lock, ask the table, check, save, write the event and the log.

    `seen`: the version that the actor saw. Raises NotAllowed, NotFilled, NotRight, Conflict.
    """
    with transaction.atomic():
        held = locked(case, by, seen)
        step = VERSIONS[held.flow].get(name)
        if step is None or (why := refusal(held, step, by)):
            raise NotAllowed(why if step else _("没有这一步"))
        _demand(held, step, by, given)
        event = _take(held, name, step, by, given)
    case.refresh_from_db()
    return event


def resume_by_itself(case: Case) -> Event | None:
    """The system takes up a case whose pause is over; None if somebody was quicker."""
    with transaction.atomic():
        held = Case.objects.system("the day of a pause has come").select_for_update(of=("self",)).get(pk=case.pk)
        step = VERSIONS[held.flow]["resume"]
        over = held.suspended_until is not None and held.suspended_until <= timezone.localdate()
        if held.state not in step.sources or not step.by_itself or not over:
            return None
        return _take(held, "resume", step, None, {})


def _demand(case: Case, step: Step, by: Actor, given: Mapping[str, Any]) -> None:
    if empty := [field for field in step.fill if given.get(field) in (None, "", [], ())]:
        raise NotFilled(empty)
    for name in step.demands:
        if fault := DEMANDS[name](case, by, given):
            raise NotRight(*fault)


def _take(case: Case, name: str, step: Step, by: Actor | None, given: Mapping[str, Any]) -> Event:
    before = case.state
    case.state = case.previous_state if step.target == PREVIOUS else step.target
    case.previous_state = before if step.puts_aside else ""
    if effect := EFFECTS.get(name):
        effect(case, by, given)
    if before == "pending_review":
        overtaken(case, "override")
    for field in KEPT:
        if field in given:
            setattr(case, field, given[field])
    run_the_clock(case)
    case.version += 1
    case.save()
    event = Event.objects.create(
        case=case,
        user=by.user if by else None,
        unit=by.unit if by else None,
        act=name,
        from_state=before,
        to_state=case.state,
        given=plain_values(given),
    )
    record(by, f"case.{name}", case, before=before, after=case.state)
    tell_of_step(case, name, by)
    return event
