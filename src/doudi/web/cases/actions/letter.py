"""Supervision letters (督办函、提示函): numbered per unit and year, kept, told, and printed as official paper."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from doudi.web.audit.chain import record
from doudi.web.cases.actions.hold import NotAllowed, NotRight, acting, leave_trace, same_click
from doudi.web.cases.actions.open_case import next_in
from doudi.web.cases.addressees import addressees
from doudi.web.cases.audience import at_unit, tell_about
from doudi.web.cases.demands import answers_for
from doudi.web.cases.letters import facts_of, letter_as_paper
from doudi.web.cases.models import Case, Letter
from doudi.web.cases.words import LETTERS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit


def supervise(case: Case, *, by: Actor, kind: str, addressee: Unit, demand: str, due_on: date) -> Letter:
    """Send a letter on an open case to a unit below or beside that answers for its place; a second click sends none.

    Raises NotAllowed, NotRight.
    """
    today = timezone.localdate()
    with acting(case, by, "case.supervise") as held:
        if not held.is_open:
            raise NotAllowed(_("已销号的办件不用发函"))
        _demand_sound(held, by, kind, addressee, demand)
        if due_on <= today:
            raise NotRight("due_on", _("办结时限要在今天以后"))
        given = {"kind": kind, "unit": by.unit, "addressee": addressee, "demand": demand.strip(), "due_on": due_on}
        if sent := same_click(held.letters.all(), by, **given):
            return sent
        letter = Letter.objects.create(
            case=held,
            number=_number(by.unit, kind, today.year),
            facts=facts_of(held, today),
            on=today,
            user=by.user,
            **given,
        )
        leave_trace(held, "supervise", by, kind=kind, number=letter.number, unit=addressee, due_on=due_on)
        tell_about(held, at_unit(addressee), f"case.letter_{kind}", but=by, unit=f"{by.unit}")
    return letter


def _demand_sound(case: Case, by: Actor, kind: str, addressee: Unit, demand: str) -> None:
    if kind not in LETTERS:
        raise NotRight("kind", _("没有这种函"))
    if addressee == by.unit or not addressee.active or not answers_for(addressee, case):
        raise NotRight("addressee", _("请选另一个管辖这里的单位"))
    if not addressees(case, by).filter(pk=addressee.pk).exists():
        raise NotRight("addressee", _("函只发给下级或同级单位，{unit}不在您单位管辖范围内").format(unit=addressee))
    if not demand.strip():
        raise NotRight("demand", _("请写工作要求"))


@override("zh-hans")
def _number(unit: Unit, kind: str, year: int) -> str:
    n = next_in(f"letter-{kind}-{unit.pk}-{year}")
    return f"{str(LETTERS[kind]).removesuffix('函')}〔{year}〕{n}号"


def letter_file(letter: Letter, *, by: Actor) -> tuple[str, bytes]:
    """Name and bytes of a letter as a Word file, for one who sees its case; who took it is in the log."""
    seen = Letter.objects.visible_to(by).select_related("case", "unit", "addressee").get(pk=letter.pk)
    record(by, "letter.take", seen, area_id=seen.case.area_id, number=seen.number)
    return f"{seen.number}.docx", letter_as_paper(seen).as_word()
