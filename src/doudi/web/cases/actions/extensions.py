"""More time (延期): asked before the limit with a reason, granted or refused by somebody else."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions.hold import NotAllowed, NotRight, acting, leave_trace
from doudi.web.cases.audience import senders, tell_about
from doudi.web.cases.models import Case, Extension
from doudi.web.cases.workflow import WORKING
from doudi.web.orgs.actor import Actor


def ask_extension(case: Case, *, by: Actor, due_on: date, reason: str) -> Extension:
    """Ask for a later limit. Raises NotAllowed, NotRight."""
    with acting(case, by, "case.work", holder=True) as held:
        _demand_before_expiry(held)
        if not reason.strip():
            raise NotRight("reason", _("请写明延期的理由"))
        if due_on <= held.due_on:
            raise NotRight("due_on", _("新的期限要晚于现在的 {day}").format(day=held.due_on))
        asked = Extension.objects.create(case=held, due_on=due_on, reason=reason, asked_by=by.user)
        leave_trace(held, "ask_extension", by, due_on=due_on, reason=reason)
        tell_about(held, senders(held), "case.extension_asked", but=by, day=f"{due_on}")
    return asked


def _demand_before_expiry(case: Case) -> None:
    if case.state not in WORKING or case.due_on is None:
        raise NotAllowed(_("“{state}”的办件不能申请延期").format(state=case.get_state_display()))
    if case.due_on < timezone.localdate():
        raise NotAllowed(_("期限已过，延期要在到期以前申请"))
    if case.extensions.filter(state="asked").exists():
        raise NotAllowed(_("已有一份延期申请等待审批"))


def decide_extension(extension: Extension, *, by: Actor, grant: bool, answer: str = "") -> Extension:
    """Grant or refuse; whoever asked cannot. A refusal says why. Granting moves the limit."""
    with acting(extension.case, by, "case.assign") as held:
        asked = held.extensions.select_for_update(of=("self",)).get(pk=extension.pk)
        _demand_another(asked.asked_by_id, asked.state, by)
        if not grant and not answer.strip():
            raise NotRight("answer", _("不同意要写明理由"))
        asked.state, asked.answer = "granted" if grant else "refused", answer
        asked.decided_by, asked.decided_at = by.user, timezone.now()
        asked.save()
        if grant:
            held.due_on = asked.due_on
            held.version += 1
            held.save()
        leave_trace(held, f"extension_{asked.state}", by, due_on=asked.due_on, answer=answer)
        tell_about(held, [asked.asked_by], f"case.extension_{asked.state}", day=f"{asked.due_on}")
    return asked


def _demand_another(asked_by: int, state: str, by: Actor) -> None:
    if state != "asked":
        raise NotAllowed(_("这份申请已经处理过了"))
    if asked_by == by.user.pk:
        raise NotAllowed(_("申请人不能自己审批"))
