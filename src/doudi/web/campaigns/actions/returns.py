"""The life of a return: begun, written, handed in, signed and frozen, restated."""

from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.campaigns.actions.refusals import Conflict, NotAllowed, demand
from doudi.web.campaigns.models import Campaign, Figure, Return
from doudi.web.campaigns.periods import Period
from doudi.web.campaigns.rules import not_the_place_of, refusal
from doudi.web.campaigns.series import reckon, rows_behind
from doudi.web.campaigns.series.shape import spans_of
from doudi.web.campaigns.workflow import STEPS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area

TEXTS = ("summary", "problems", "next_steps")


def start_return(*, by: Actor, campaign: Campaign, area: Area, period: Period) -> Return:
    """The return of a place and period: the one in hand or in force, else a new one."""
    with transaction.atomic():
        if not by.may("return.fill"):
            raise NotAllowed(_("您的岗位不能填写月报"))
        demand(not_the_place_of(area, by))
        if by.on < period.begins:
            raise NotAllowed(_("统计期从 {day} 开始，还没有到").format(day=period.begins))
        Area.objects.select_for_update().get(pk=area.pk)  # a second click waits for the first
        rows = Return.objects.visible_to(by)
        held = rows.filter(campaign=campaign, area=area, kind=period.kind, period=period.month).first()
        if held:
            return held
        returned = Return.objects.create(
            campaign=campaign,
            area=area,
            kind=period.kind,
            period=period.month,
            begins_on=period.begins,
            ends_on=period.ends,
            due_on=period.due,
        )
        record(by, "return.start", returned, period=period.word, kind=period.kind)
    return returned


def edit_return(returned: Return, *, by: Actor, seen: int, **texts: str) -> Return:
    """Write the texts of a return. The same again changes nothing. Raises NotAllowed, Conflict."""
    with transaction.atomic():
        held = _held(returned, by)
        demand(refusal(held, "edit", by))
        if all(getattr(held, name) == texts[name] for name in TEXTS):
            return held
        if seen != held.version:
            raise Conflict(held)
        for name in TEXTS:
            setattr(held, name, texts[name])
        wrote(held, by)
        record(by, "return.edit", held)
    return held


def hand_in(returned: Return, *, by: Actor, seen: int) -> Return:
    """Give a return to be signed."""
    with transaction.atomic():
        held = _held(returned, by)
        if held.state == "filled" and held.filled_by_id == by.user.pk:  # a second click
            return held
        _demand(held, "hand_in", by, seen)
        held.filled_by, held.filled_at = by.user, timezone.now()
        wrote(held, by, state=STEPS["hand_in"].target)
        record(by, "return.hand_in", held)
    return held


def send_back(returned: Return, *, by: Actor, seen: int) -> Return:
    """Give a return back to be written anew; whoever wrote still counts as having written."""
    with transaction.atomic():
        held = _held(returned, by)
        if held.state == "draft" and held.version == seen + 1:  # a second click
            return held
        _demand(held, "send_back", by, seen)
        held.state, held.filled_by, held.filled_at = STEPS["send_back"].target, None, None
        held.version += 1
        held.save()
        record(by, "return.send_back", held)
    return held


def sign_return(returned: Return, *, by: Actor, seen: int) -> Return:
    """Sign and submit: the figures are reckoned a last time and frozen with their definitions and rows.

    A restatement takes the place of the return it corrects, which stays as it was.
    """
    with transaction.atomic():
        held = _held(returned, by)
        if held.state == "submitted" and held.signed_by_id == by.user.pk:  # a second click
            return held
        _demand(held, "sign", by, seen)
        freeze(held)
        if held.corrects_id:
            Return.objects.visible_to(by).filter(pk=held.corrects_id).update(state="replaced")
        held.state, held.signed_by = STEPS["sign"].target, by.user
        held.submitted_at, held.submitted_on = timezone.now(), by.on
        held.version += 1
        held.save()
        record(by, "return.sign", held, period=f"{held.period:%Y-%m}", kind=held.kind, revision=held.revision)
    return held


def restate_return(returned: Return, *, by: Actor, reason: str) -> Return:
    """Begin a restatement: a new revision with the old texts and cases, in force only when it is signed."""
    with transaction.atomic():
        held = _held(returned, by)
        if in_hand := held.corrected_by.filter(state__in=("draft", "filled")).first():  # a second click
            return in_hand
        demand(refusal(held, "restate", by))
        if not reason.strip():
            raise NotAllowed(_("更正要写明原因"))
        new = _copied(held, reason.strip())
        wrote(new, by)
        record(by, "return.restate", new, corrects=held.pk, revision=new.revision)
    return new


def _copied(held: Return, reason: str) -> Return:
    kept = ("campaign", "area", "kind", "period", "begins_on", "ends_on", "due_on", *TEXTS)
    given: dict[str, Any] = {name: getattr(held, name) for name in kept}
    new = Return.objects.create(**given, revision=held.revision + 1, corrects=held, reason=reason)
    for told in held.typical_cases.all():
        new.typical_cases.create(case_id=told.case_id, title=told.title, text=told.text)
    return new


def freeze(returned: Return) -> None:
    """Keep the figures as they are now: number, words, definition and the rows behind it. Words are kept in Chinese."""
    spans = spans_of(returned)
    with translation.override("zh-hans"):
        Figure.objects.bulk_create(
            Figure(
                returned=returned,
                position=position,
                code=one.series.code,
                span=name,
                title=str(one.series.title),
                unit=str(one.series.unit),
                definition=str(one.series.definition),
                value=value,
                rows_of=one.series.rows_of,
                ids=list(rows_behind(one.series, spans[name]).values_list("pk", flat=True)) if one.series.where else [],
            )
            for position, one in enumerate(reckon(spans))
            for name, value in one.values.items()
        )


def wrote(returned: Return, by: Actor, **given: Any) -> None:
    """Save what was written, and who wrote."""
    for name, value in given.items():
        setattr(returned, name, value)
    if by.user.pk not in returned.writers:
        returned.writers = [*returned.writers, by.user.pk]
    returned.version += 1
    returned.save()


def _demand(held: Return, step: str, by: Actor, seen: int) -> None:
    if seen != held.version:
        raise Conflict(held)
    demand(refusal(held, step, by))


def _held(returned: Return, by: Actor) -> Return:
    rows = Return.objects.visible_to(by).select_related("campaign", "area").select_for_update(of=("self",))
    return rows.get(pk=returned.pk)
