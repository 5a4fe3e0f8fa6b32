"""One form field for each thing that a step may demand, with a sensible value in it already."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from doudi.web.cases.models import Case
from doudi.web.cases.time_limits import RECTIFY, VERIFY, usual_day
from doudi.web.cases.words import CAUSES, CLOSED_HOW, PROOFS
from doudi.web.orgs.actor import Actor, in_force
from doudi.web.orgs.models import Jurisdiction, Post, Unit, User
from doudi.web.orgs.roles import ROLES, may
from doudi.web.workdays.calendar import add_working_days, working_days

LABELS = {
    "unit": lazy("承办单位"),
    "person": lazy("责任人"),
    "due_on": lazy("办结期限"),
    "reason": lazy("理由"),
    "cause": lazy("问题原因"),
    "measure": lazy("整改措施"),
    "visited_on": lazy("入户（核实）日期"),
    "met": lazy("见到了谁"),
    "finding": lazy("核实情况"),
    "dated_on": lazy("证明材料的日期"),
    "proof_kind": lazy("证明材料"),
    "proof": lazy("证明了什么"),
    "closed_how": lazy("销号依据"),
    "reviewer": lazy("具名复核人"),
    "until": lazy("挂起到"),
    "outcome": lazy("处理结果"),
}
DAYS_ASIDE = 30
"""So many working days a pause lasts to begin with."""
Making = Callable[[Case, str, Actor], forms.Field]
HOLDERS = ("town", "civil_affairs", "finance")


def units_for(case: Case, actor: Actor, step: str) -> QuerySet[Unit]:
    """The units that see the place and may be given the case: under the actor; any inspectors when it is referred."""
    if step == "plan":
        return Unit.objects.filter(pk=case.unit_id)
    above = case.area.line
    answering = in_force(Jurisdiction.objects.filter(area__in=above), actor.on).values("unit")
    units = Unit.objects.filter(active=True, pk__in=answering).order_by("-area__path", "kind")
    if step == "refer":
        return units.filter(kind="discipline")
    return units.filter(area__in=actor.area_ids, kind__in=HOLDERS)


def people_of(units: QuerySet[Unit], actor: Actor, action: str) -> QuerySet[User]:
    """Who holds a post at these units with which the action may be done."""
    roles = [role for role in ROLES if may(role, action)]
    posts = in_force(Post.objects.filter(unit__in=units.values("pk"), role__in=roles), actor.on)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True).order_by("full_name")


def day_field(label: str, initial: date | None, **options: object) -> forms.DateField:
    """A day, by the browser's own calendar."""
    return forms.DateField(
        label=label, initial=initial, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **options
    )


def words_field(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    """Some lines of text."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, widget=widget)


def _unit(case: Case, step: str, actor: Actor) -> forms.Field:
    units = units_for(case, actor, step)
    return forms.ModelChoiceField(units, label=LABELS["unit"], initial=units.first(), empty_label=None)


def _person(case: Case, step: str, actor: Actor) -> forms.Field:
    people = people_of(units_for(case, actor, step), actor, "case.work")
    return forms.ModelChoiceField(people, label=LABELS["person"], initial=actor.user, empty_label=_("请选择"))


def _due_on(case: Case, step: str, actor: Actor) -> forms.Field:
    usual = usual_day(case, RECTIFY if step == "plan" else VERIFY, working_days(), actor.on)
    return day_field(LABELS["due_on"], usual, help_text=_("已按工作日算好，可以改"))


def _until(_case: Case, _step: str, _actor: Actor) -> forms.Field:
    return day_field(LABELS["until"], add_working_days(timezone.localdate(), DAYS_ASIDE))


def _today(name: str) -> Making:
    return lambda _case, _step, _actor: day_field(LABELS[name], timezone.localdate())


def _proof_kind(_case: Case, _step: str, _actor: Actor) -> forms.Field:
    return forms.ChoiceField(label=LABELS["proof_kind"], choices=[("", _("请选择")), *PROOFS.items()])


def _met(_case: Case, _step: str, _actor: Actor) -> forms.Field:
    return forms.CharField(label=LABELS["met"], max_length=60, help_text=_("例如：本人、儿子张某、邻居、村主任"))


def _reason(_case: Case, _step: str, _actor: Actor) -> forms.Field:
    return words_field(LABELS["reason"], _("写清楚为什么，对方和以后查看的人都看得到"))


def _cause(_case: Case, _step: str, _actor: Actor) -> forms.Field:
    return forms.ChoiceField(label=LABELS["cause"], choices=[("", _("请选择")), *CAUSES.items()])


def _closed_how(case: Case, _step: str, _actor: Actor) -> forms.Field:
    how = "refuted" if case.verdict == "refuted" else "proof"
    return forms.ChoiceField(
        label=LABELS["closed_how"], choices=[(how, CLOSED_HOW[how])], initial=how, widget=forms.RadioSelect
    )


def _words(name: str, help_text: str = "") -> Making:
    return lambda _case, _step, _actor: words_field(LABELS[name], help_text)


FIELDS: dict[str, Making] = {
    "unit": _unit,
    "person": _person,
    "due_on": _due_on,
    "until": _until,
    "visited_on": _today("visited_on"),
    "met": _met,
    "dated_on": _today("dated_on"),
    "proof_kind": _proof_kind,
    "cause": _cause,
    "closed_how": _closed_how,
    "reason": _reason,
    "measure": _words("measure", lazy("做什么、谁来做、怎样算改好")),
    "finding": _words("finding", lazy("看到什么、对方怎么说")),
    "proof": _words("proof", lazy("例如：6月起已停发，5月多发的500元已退回")),
    "outcome": _words("outcome"),
}
