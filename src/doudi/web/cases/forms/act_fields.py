"""The form fields of acts that are no steps."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.addressees import addressees
from doudi.web.cases.forms.fields import day_field, words_field
from doudi.web.cases.forms.files import FilesField
from doudi.web.cases.models import Case
from doudi.web.cases.reviewers import reviewers_of
from doudi.web.cases.words import DEALINGS, LETTERS, MONEY, PROOFS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit
from doudi.web.orgs.unit_choice import UnitChoice
from doudi.web.workdays.calendar import add_working_days

Fields = dict[str, forms.Field]
A_YEAR = timedelta(days=365)
DAYS_TO_ANSWER = 5


def choice(label: str, words: dict[str, Any]) -> forms.ChoiceField:
    """One of a table of words."""
    return forms.ChoiceField(label=label, choices=[("", _("请选择")), *words.items()])


def yes_or_no(label: str, yes: str, no: str) -> forms.TypedChoiceField:
    """Two answers, none of them chosen beforehand."""
    return forms.TypedChoiceField(
        label=label, choices=[("yes", yes), ("no", no)], coerce=lambda value: value == "yes", widget=forms.RadioSelect
    )


def optional(field: forms.Field) -> forms.Field:
    """The field, which may stay empty."""
    field.required = False
    return field


def line(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    """One short line."""
    return forms.CharField(label=label, max_length=60, required=required, help_text=help_text)


def proof(_case: Case, _actor: Actor) -> Fields:
    """A piece of evidence."""
    return {
        "dated_on": day_field(_("证明材料的日期"), timezone.localdate()),
        "kind": choice(_("证明材料"), PROOFS),
        "text": words_field(_("证明了什么")),
        "files": FilesField(label=_("照片或文件"), required=False, help_text=_("可以选多个")),
    }


def extension(case: Case, _actor: Actor) -> Fields:
    """More time."""
    later = (case.due_on or timezone.localdate()) + timedelta(days=14)
    return {"due_on": day_field(_("延长到"), later), "reason": words_field(_("延期的理由"))}


def answer(_case: Case, _actor: Actor) -> Fields:
    """Granted or refused."""
    words = optional(words_field(_("意见"), _("不同意时必填")))
    return {"grant": yes_or_no(_("是否同意"), _("同意"), _("不同意")), "answer": words}


def help_wanted(case: Case, actor: Actor) -> Fields:
    """Which unit is to help, and with what: neither who does the work nor who asks."""
    others = Unit.objects.filter(active=True).exclude(pk__in=[case.unit_id or 0, actor.unit.pk])
    return {
        "unit": UnitChoice(others, label=_("请哪个单位协办"), empty_label=_("请选择")),
        "reason": words_field(_("请对方做什么"), _("对方会看到这件办件和这里写的话")),
    }


def help_given(_case: Case, _actor: Actor) -> Fields:
    """What the helping unit found."""
    return {"answer": words_field(_("协办情况"))}


def urging(_case: Case, _actor: Actor) -> Fields:
    """What the holder is told."""
    return {"words": optional(words_field(_("催办的话"), _("可以不填；同一单位一天只能催一次"), rows=2))}


def money(case: Case, _actor: Actor) -> Fields:
    """A line of money."""
    booked = {kind: words for kind, words in MONEY.items() if kind != "waived"}
    return {
        "kind": choice(_("款项"), booked),
        "amount": forms.DecimalField(label=_("金额（元）"), max_digits=14, decimal_places=2, initial=case.amount),
        "on": day_field(_("日期"), timezone.localdate()),
        "receipt": line(_("票据号"), required=False, help_text=_("已追回、已缴回时必填")),
        "reason": optional(words_field(_("说明"), rows=2)),
    }


def override(case: Case, actor: Actor) -> Fields:
    """Who is to confirm a closing without proof, and why."""
    return {"reviewer": _reviewer(case, actor), "reason": words_field(_("理由"), _("看了什么、凭什么认为已经改好"))}


def waiver(case: Case, actor: Actor) -> Fields:
    """How much is to be waived, who is to confirm it, and why."""
    return {
        "amount": forms.DecimalField(label=_("免予追回多少（元）"), max_digits=14, decimal_places=2, min_value=0),
        "reviewer": _reviewer(case, actor),
        "reason": words_field(_("理由"), _("为什么追不回来、依据什么规定")),
    }


def _reviewer(case: Case, actor: Actor) -> forms.Field:
    return forms.ModelChoiceField(
        reviewers_of(case, but=actor.user),
        label=_("请谁确认"),
        empty_label=_("请选择"),
        help_text=_("由其本人点确认后才算数；不能是经办人"),
    )


def confirmation(case: Case, _actor: Actor) -> Fields:
    """Yes or no, to the case as it was seen."""
    return {"seen": forms.IntegerField(widget=forms.HiddenInput, initial=case.version)} | answer(case, _actor)


def why(_case: Case, _actor: Actor) -> Fields:
    """Why something no longer holds."""
    return {"why": words_field(_("理由"), rows=2)}


def dealing(_case: Case, actor: Actor) -> Fields:
    """A person dealt with."""
    units = Unit.objects.filter(area__in=actor.area_ids, active=True)
    return {
        "person": line(_("被处理人")),
        "unit": UnitChoice(units, label=_("所在单位"), required=False, empty_label=_("不在名单中")),
        "kind": choice(_("处理方式"), DEALINGS),
        "on": day_field(_("日期"), timezone.localdate()),
        "paper": line(_("文号"), required=False),
        "note": optional(words_field(_("说明"), rows=2)),
    }


def exemption(_case: Case, _actor: Actor) -> Fields:
    """A lawful exception."""
    return {
        "reason": words_field(_("例外的理由"), _("写明依据的规定和事实")),
        "valid_until": day_field(_("有效期到"), timezone.localdate() + A_YEAR),
    }


def letter(case: Case, actor: Actor) -> Fields:
    """A supervision letter."""
    return {
        "kind": choice(_("哪种函"), LETTERS),
        "addressee": forms.ModelChoiceField(
            addressees(case, actor),
            label=_("发给"),
            initial=case.unit_id,
            empty_label=_("请选择"),
            help_text=_("管辖这里的下级或同级单位；函不发给上级"),
        ),
        "demand": words_field(_("工作要求")),
        "due_on": day_field(_("办结时限"), add_working_days(timezone.localdate(), DAYS_TO_ANSWER)),
    }


def look_back(_case: Case, _actor: Actor) -> Fields:
    """What the second look found."""
    return {
        "relapse": yes_or_no(_("有没有反弹"), _("反弹了，重新打开"), _("没有反弹")),
        "note": words_field(_("看到的情况")),
        "done_on": day_field(_("回访日期"), timezone.localdate()),
    }
