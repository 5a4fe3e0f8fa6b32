"""A person establishes who a row is about: confirmed, not this one, or not to be told. Never the machine."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.intake.actions.take_in import NotNow
from doudi.web.intake.models import IdentityDecision, Proposal
from doudi.web.orgs.actor import Actor

DECISIONS = ("confirmed", "other", "unknown")


def establish(*, by: Actor, proposal: Proposal, state: str) -> Proposal:
    """Decide a waiting proposal. Raises NotNow where somebody else was first."""
    if state not in DECISIONS:
        raise NotNow(_("请选择认定结果。"))
    with transaction.atomic():
        held = _held(by, proposal.pk)
        if held.state != "waiting":
            raise NotNow(_("这一行已经认定过了。"))
        _decide(held, by, state)
    return held


def establish_many(*, by: Actor, numbers: Iterable[int]) -> int:
    """Confirm the ticked ones that weigh so much that several may go at once. Gives how many."""
    with transaction.atomic():
        rows = Proposal.objects.visible_to(by).waiting().filter(pk__in=list(numbers))
        held = [row for row in rows.select_for_update(of=("self",)) if row.is_high]
        for row in held:
            _decide(row, by, "confirmed")
    return len(held)


def take_back(*, by: Actor, proposal: Proposal) -> Proposal:
    """Let it wait again, as long as no run has read it."""
    with transaction.atomic():
        held = _held(by, proposal.pk)
        if held.state == "waiting":
            raise NotNow(_("这一行还没有认定。"))
        if held.used_run_id:
            raise NotNow(_("已有核查用过这一认定，不能再撤回。请在名册中更正身份证号。"))
        _decide(held, by, "waiting")
    return held


def _held(by: Actor, number: int) -> Proposal:
    return Proposal.objects.visible_to(by).select_for_update(of=("self",)).get(pk=number)


def _decide(held: Proposal, by: Actor, state: str) -> None:
    waits = state == "waiting"
    held.state = state
    held.decided_by, held.decided_at = (None, None) if waits else (by.user, timezone.now())
    held.save(update_fields=["state", "decided_by", "decided_at"])
    IdentityDecision.objects.create(proposal=held, state=state, user=by.user, unit=by.unit)
    record(by, "identity.back" if waits else f"identity.{state}", held, roster=held.roster)
