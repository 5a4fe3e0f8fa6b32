"""A named reviewer confirms by an own click what another wants: a closing without proof (override), money waived."""

from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions.hold import Conflict, NotAllowed, NotRight, acting, leave_trace
from doudi.web.cases.actions.money import demand_amount
from doudi.web.cases.actions.move import move
from doudi.web.cases.actions.requests import end, tell_asker, tell_reviewer
from doudi.web.cases.models import Case, Confirmation, MoneyLine
from doudi.web.cases.reviewers import reviewers_of
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import User


def ask_override(case: Case, *, by: Actor, reviewer: User, reason: str) -> Confirmation:
    """Ask a reviewer to close a case that no re-check proves. Raises NotAllowed, NotRight."""
    with acting(case, by, "case.review") as held:
        if held.state != "pending_review":
            raise NotAllowed(_("只有待复核的办件能请人确认销号"))
        if held.verdict != "confirmed":
            raise NotAllowed(_("核实不属实的，直接按不属实销号，不用请人确认"))
        return _ask(held, by, "override", reviewer=reviewer, reason=reason)


def ask_waiver(case: Case, *, by: Actor, amount: Decimal, reviewer: User, reason: str) -> Confirmation:
    """Ask a reviewer to waive money that is still to be recovered. Raises NotAllowed, NotRight."""
    with acting(case, by, "case.work") as held:
        demand_amount(held, "waived", amount)
        return _ask(held, by, "waiver", reviewer=reviewer, reason=reason, amount=amount)


def _ask(case: Case, by: Actor, kind: str, *, reviewer: User, reason: str, amount: Decimal | None = None) -> Any:
    if not reason.strip():
        raise NotRight("reason", _("请写明理由，复核人凭它判断"))
    if not reviewers_of(case, but=by.user).filter(pk=reviewer.pk).exists():
        raise NotRight("reviewer", _("复核人要在管辖这里的单位有复核岗位，不能是经办人，也不能是您自己"))
    if waiting := case.confirmations.filter(kind=kind, state="asked").first():
        if (waiting.asked_by_id, waiting.reviewer_id, waiting.amount) == (by.user.pk, reviewer.pk, amount):
            return waiting  # a second click of the first
        raise NotAllowed(_("已请{who}确认，先撤回才能再请别人").format(who=waiting.reviewer))
    asked = Confirmation.objects.create(
        case=case,
        kind=kind,
        amount=amount,
        reason=reason.strip(),
        reviewer=reviewer,
        asked_by=by.user,
        asked_unit=by.unit,
    )
    sum_asked = {} if amount is None else {"amount": f"{amount}"}
    leave_trace(case, f"ask_{kind}", by, reviewer=reviewer, reason=reason, **sum_asked)
    tell_reviewer(asked, "case.confirmation_asked")
    return asked


def decide_confirmation(
    confirmation: Confirmation, *, by: Actor, grant: bool, answer: str = "", seen: int | None = None
) -> Confirmation:
    """Say yes or no, the named reviewer only; a no says why. Only a yes closes the case or waives the money.

    `seen`: the version of the case that the reviewer saw. Raises NotAllowed, NotRight, Conflict.
    """
    with acting(confirmation.case, by, "case.review") as held:
        asked = held.confirmations.select_for_update(of=("self",)).get(pk=confirmation.pk)
        if asked.state == ("granted" if grant else "refused") and asked.reviewer_id == by.user.pk:
            return asked  # a second click of the first
        _demand_theirs(asked, by)
        if seen is not None and seen != held.version:
            raise Conflict(held)
        if not grant and not answer.strip():
            raise NotRight("answer", _("不同意要写明理由"))
        ANSWERS[asked.kind if grant else "no"](held, asked, by, answer)
        asked.refresh_from_db()
        tell_asker(asked, f"case.confirmation_{asked.state}")
    return asked


def _demand_theirs(asked: Confirmation, by: Actor) -> None:
    if asked.state != "asked":
        raise NotAllowed(_("这项请求已经处理过或已失效"))
    if asked.reviewer_id != by.user.pk:
        raise NotAllowed(_("只有被请的{who}本人能确认").format(who=asked.reviewer))
    if not reviewers_of(asked.case, but=asked.asked_by).filter(pk=by.user.pk).exists():
        raise NotAllowed(_("您办过这件事，或不再有管辖这里的复核岗位，不能确认"))


def _refuse(case: Case, asked: Confirmation, by: Actor, answer: str) -> None:
    leave_trace(case, f"{asked.kind}_refused", by, asked_by=asked.asked_by, answer=answer)
    end(asked, "refused", answer)


def _close(case: Case, asked: Confirmation, by: Actor, answer: str) -> None:
    """The step itself ends the request."""
    given = {"closed_how": "override", "reason": asked.reason, "answer": answer}
    move(case, "close", by=by, seen=case.version, asked_by=asked.asked_by, reviewer=by.user, **given)


def _waive(case: Case, asked: Confirmation, by: Actor, answer: str) -> None:
    amount = asked.amount or Decimal()
    demand_amount(case, "waived", amount)
    MoneyLine.objects.create(
        case=case,
        kind="waived",
        amount=amount,
        on=timezone.localdate(),
        reason=asked.reason,
        approved_by=by.user,
        user=asked.asked_by,
    )
    leave_trace(case, "waiver_granted", by, amount=f"{amount}", asked_by=asked.asked_by, answer=answer)
    end(asked, "granted", answer)


ANSWERS = {"override": _close, "waiver": _waive, "no": _refuse}


def withdraw_confirmation(confirmation: Confirmation, *, by: Actor) -> Confirmation:
    """Whoever asked takes it back."""
    with acting(confirmation.case, by, "case.see") as held:
        asked = held.confirmations.select_for_update(of=("self",)).get(pk=confirmation.pk)
        if asked.asked_by_id != by.user.pk:
            raise NotAllowed(_("只有申请人本人能撤回"))
        if asked.state != "asked":
            raise NotAllowed(_("这项请求已经处理过或已失效"))
        leave_trace(held, f"{asked.kind}_withdrawn", by)
        tell_reviewer(asked, "case.confirmation_withdrawn")
        return end(asked, "void")
