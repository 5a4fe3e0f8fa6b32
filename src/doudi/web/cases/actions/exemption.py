"""Lawful exceptions (情况说明): asked for on a case, approved by somebody else, until a day."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions.hold import NotAllowed, NotRight, acting, leave_trace
from doudi.web.cases.audience import EXCEPT, officers, tell_about
from doudi.web.cases.models import Case, Exemption
from doudi.web.orgs.actor import Actor


def ask_exemption(case: Case, *, by: Actor, reason: str, valid_until: date) -> Exemption:
    """Ask that the check leave this subject alone until a day. Only for doubts of checks about a person or family."""
    with acting(case, by, "case.work", holder=True) as held:
        if not held.check_code or held.subject_kind not in {"person", "family"} or not held.subject:
            raise NotAllowed(_("只有名册核查出的、关于个人或家庭的疑点才能申请例外"))
        if not reason.strip():
            raise NotRight("reason", _("请写明例外的理由"))
        if valid_until <= timezone.localdate():
            raise NotRight("valid_until", _("有效期要到今天以后"))
        if held.exemptions.filter(state="asked").exists():
            raise NotAllowed(_("已有一份例外申请等待审批"))
        asked = Exemption.objects.create(
            case=held, check_code=held.check_code, reason=reason, valid_until=valid_until, asked_by=by.user
        )
        leave_trace(held, "ask_exemption", by, reason=reason, valid_until=valid_until)
        tell_about(held, officers(held, EXCEPT), "case.exemption_asked", but=by)
    return asked


def decide_exemption(exemption: Exemption, *, by: Actor, grant: bool, answer: str = "") -> Exemption:
    """Approve or refuse; whoever asked, or works on the case, cannot. A refusal says why."""
    with acting(exemption.case, by, "case.except") as held:
        asked = held.exemptions.select_for_update(of=("self",)).get(pk=exemption.pk)
        if asked.state != "asked":
            raise NotAllowed(_("这份申请已经处理过了"))
        if by.user.pk in {asked.asked_by_id, held.person_id}:
            raise NotAllowed(_("申请人和经办人不能自己审批"))
        if not grant and not answer.strip():
            raise NotRight("answer", _("不同意要写明理由"))
        _answer(asked, by, "granted" if grant else "refused", answer)
        leave_trace(held, f"exemption_{asked.state}", by, valid_until=asked.valid_until, answer=answer)
        tell_about(held, [asked.asked_by], f"case.exemption_{asked.state}", day=f"{asked.valid_until}")
    return asked


def revoke_exemption(exemption: Exemption, *, by: Actor, why: str) -> Exemption:
    """An approved exception no longer holds from today."""
    with acting(exemption.case, by, "case.except") as held:
        granted = held.exemptions.select_for_update(of=("self",)).get(pk=exemption.pk)
        if granted.state != "granted":
            raise NotAllowed(_("只有已批准的例外才能撤销"))
        if not why.strip():
            raise NotRight("why", _("请写明撤销的理由"))
        _answer(granted, by, "void", why)
        leave_trace(held, "revoke_exemption", by, why=why)
    return granted


def _answer(exemption: Exemption, by: Actor, state: str, answer: str) -> None:
    exemption.state = state
    exemption.answer = answer  # type: ignore[assignment]
    exemption.decided_by, exemption.decided_on = by.user, timezone.localdate()
    exemption.save()
