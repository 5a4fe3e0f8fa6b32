"""Other units' help (协办), and urging (催办)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions.hold import NotAllowed, NotRight, acting, leave_trace, watching
from doudi.web.cases.audience import at_unit, holders, senders, tell_about
from doudi.web.cases.models import Case, Event, Helper
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit


def ask_help(case: Case, *, by: Actor, unit: Unit, reason: str) -> Helper:
    """Ask a unit to help: it sees the case from now on, wherever its own places lie."""
    with acting(case, by, "case.assign") as held:
        if not held.is_open:
            raise NotAllowed(_("已销号的办件不用协办"))
        if not unit.active or unit.pk in {held.unit_id, by.unit.pk}:
            raise NotRight("unit", _("请选另一个在用的单位协办"))
        if held.helpers.filter(unit=unit, ended_at=None).exists():
            raise NotRight("unit", _("{unit}已在协办").format(unit=unit))
        helper = Helper.objects.create(case=held, unit=unit, reason=reason, asked_by=by.user)
        leave_trace(held, "ask_help", by, unit=unit, reason=reason)
        tell_about(held, at_unit(unit), "case.help_asked", unit=f"{by.unit}")
    return helper


def answer_help(helper: Helper, *, by: Actor, answer: str) -> None:
    """The helping unit says what it found; the case stays in its sight until its help is ended."""
    with watching(helper.case, by) as held:
        asked = held.helpers.get(pk=helper.pk)
        if asked.unit_id != by.unit.pk or asked.ended_at:
            raise NotAllowed(_("只有协办单位能答复"))
        asked.answer, asked.answered_by = answer, by.user
        asked.save(update_fields=["answer", "answered_by"])
        leave_trace(held, "answer_help", by, answer=answer)
        tell_about(held, {*holders(held), *senders(held)}, "case.help_given", but=by)


def end_help(helper: Helper, *, by: Actor) -> None:
    """The unit's help is over; it no longer sees the case."""
    with acting(helper.case, by, "case.assign") as held:
        held.helpers.filter(pk=helper.pk, ended_at=None).update(ended_at=timezone.now())
        leave_trace(held, "end_help", by, unit=helper.unit)


def urge(case: Case, *, by: Actor, words: str = "") -> Event:
    """Urge the holder; once a day from one unit."""
    with acting(case, by, "case.assign") as held:
        if held.unit is None or not held.is_open or held.clock_stopped_on:
            raise NotAllowed(_("现在没有单位在办，不用催办"))
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        if held.events.filter(act="urge", unit=by.unit, at__gte=midnight).exists():
            raise NotAllowed(_("您单位今天已经催过"))
        event = leave_trace(held, "urge", by, words=words)
        tell_about(held, holders(held), "case.urged", but=by, unit=f"{by.unit}", day=f"{held.due_on}")
    return event
