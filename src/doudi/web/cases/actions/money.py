"""The money of a case: dated lines that are never edited, only struck with a reason."""

from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions.hold import NotAllowed, NotRight, acting, leave_trace, same_click
from doudi.web.cases.models import Case, MoneyLine
from doudi.web.cases.money import balance_of
from doudi.web.cases.words import MONEY
from doudi.web.orgs.actor import Actor

WITH_RECEIPT = ("recovered", "returned")


def add_money(
    case: Case,
    *,
    by: Actor,
    kind: str,
    amount: Decimal,
    on: date,
    receipt: str = "",
    reason: str = "",
) -> MoneyLine:
    """One line of money; what is waived is asked for instead (confirm.ask_waiver). Raises NotAllowed, NotRight."""
    with acting(case, by, "case.work") as held:
        given = {"amount": amount, "on": on, "receipt": receipt.strip(), "reason": reason}
        if line := same_click(held.money.filter(struck_at=None), by, kind=kind, **given):
            return line
        line = MoneyLine(case=held, kind=kind, user=by.user, **given)
        _demand_sound(line)
        demand_amount(held, kind, amount)
        line.save()
        leave_trace(held, "money", by, kind=kind, amount=f"{amount}", on=on, receipt=line.receipt)
    return line


def _demand_sound(line: MoneyLine) -> None:
    if line.kind not in MONEY:
        raise NotRight("kind", _("没有这种款项"))
    if line.on > timezone.localdate():
        raise NotRight("on", _("日期不能晚于今天"))
    if line.kind in WITH_RECEIPT and not line.receipt:
        raise NotRight("receipt", _("请写票据号"))
    if line.kind == "waived":
        raise NotRight("kind", _("免予追回要由一位复核人确认，请用“请人确认免予追回”"))


def demand_amount(case: Case, kind: str, amount: Decimal) -> None:
    """Refuse an amount that cannot be, as the money of the case stands. Raises NotRight."""
    if amount <= 0 or amount != round(amount, 2):
        raise NotRight("amount", _("金额要大于零，最多两位小数"))
    now = balance_of(case)
    if kind in {"recovered", "waived"} and amount > now.outstanding:
        raise NotRight("amount", _("还应追回 {n} 元，不能再多").format(n=now.outstanding))
    if kind == "returned" and amount > now.held:
        raise NotRight("amount", _("已追回未缴的只有 {n} 元").format(n=now.held))


def strike_money(line: MoneyLine, *, by: Actor, why: str) -> None:
    """A line that was wrong no longer counts; it stays to be seen."""
    with acting(line.case, by, "case.work") as held:
        struck = held.money.select_for_update(of=("self",)).get(pk=line.pk)
        if struck.struck_at:
            raise NotAllowed(_("这一笔已经作废"))
        if not why.strip():
            raise NotRight("why", _("请写作废的理由"))
        struck.struck_at, struck.struck_by, struck.struck_why = timezone.now(), by.user, why
        struck.save()
        if min(balance_of(held).outstanding, balance_of(held).held) < 0:
            raise NotAllowed(_("作废这一笔后，已追回或已缴回的会多于应追回的，请先作废后面的款项"))
        leave_trace(held, "strike_money", by, line=line, why=why)
