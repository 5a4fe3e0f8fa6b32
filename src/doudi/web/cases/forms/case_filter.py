"""The filter of the list of cases; the address holds it, so that a list can be passed on and exported.

Words that may name people stand in the address under a key (orgs.sought); whoever hands a filter in puts them back.
"""

from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.directions import DIRECTIONS
from doudi.web.cases.lights import LIGHTS, by_light
from doudi.web.cases.models import Case, MoneyLine
from doudi.web.cases.words import MONEY, PRESENCES, SEVERITIES, SOURCES, THEMES, VERDICTS
from doudi.web.cases.workflow import STATES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Unit

SORTS = {
    "opened": _("最近登记的在前"),
    "due": _("期限近的在前"),
    "amount": _("金额大的在前"),
    "updated": _("最近变动的在前"),
}
SORTED_BY = {
    "opened": [F("opened_at").desc()],
    "due": [F("due_on").asc(nulls_last=True), F("opened_at").desc()],
    "amount": [F("amount").desc(nulls_last=True), F("opened_at").desc()],
    "updated": [F("updated_at").desc()],
}
TYPED = ("person", "village")
"""Fields into which the name or the number of a person may be typed."""
SAME = ("direction", "verdict", "check_code", "severity", "source", "presence", "unit")
"""Fields of the form that are fields of the case."""


def choices(words: dict[str, Any]) -> list[tuple[str, Any]]:
    """The choices of a table of words, the first one none."""
    return [("", _("不限")), *words.items()]


class CaseFilter(forms.Form):
    """What of the cases an actor sees is wanted. `rows` gives them; what is not understood is said, not guessed."""

    state = forms.MultipleChoiceField(
        label=_("状态"), choices=STATES.items(), required=False, widget=forms.CheckboxSelectMultiple
    )
    light = forms.ChoiceField(label=_("期限"), required=False)
    theme = forms.MultipleChoiceField(
        label=_("主题"), choices=THEMES.items(), required=False, widget=forms.CheckboxSelectMultiple
    )
    direction = forms.ChoiceField(label=_("问题方向"), choices=choices(DIRECTIONS), required=False)
    verdict = forms.ChoiceField(label=_("核实结果"), choices=choices(VERDICTS), required=False)
    check_code = forms.CharField(label=_("核查编号"), max_length=10, required=False)
    severity = forms.ChoiceField(label=_("程度"), choices=choices(SEVERITIES), required=False)
    source = forms.ChoiceField(label=_("来源"), choices=choices(SOURCES), required=False)
    presence = forms.ChoiceField(label=_("最近一次核查"), choices=choices(PRESENCES), required=False)
    place = forms.ModelChoiceField(
        label=_("县区、镇街"), queryset=Area.objects.none(), required=False, empty_label=_("不限")
    )
    village = forms.CharField(label=_("村（社区）"), max_length=60, required=False)
    unit = forms.ModelChoiceField(
        label=_("承办单位"), queryset=Unit.objects.none(), required=False, empty_label=_("不限")
    )
    person = forms.CharField(label=_("经办人"), max_length=40, required=False)
    mine = forms.BooleanField(label=_("只看我经办的"), required=False)
    held = forms.BooleanField(label=_("只看本单位承办的"), required=False)
    opened_from = forms.DateField(
        label=_("登记日期从"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    opened_until = forms.DateField(label=_("到"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    amount_from = forms.DecimalField(label=_("金额（元）从"), required=False, min_value=0)
    amount_until = forms.DecimalField(label=_("到"), required=False, min_value=0)
    money = forms.ChoiceField(label=_("登记了款项"), choices=choices(MONEY), required=False)
    sort = forms.ChoiceField(label=_("排序"), choices=SORTS.items(), required=False)
    w = forms.CharField(label=_("筛选词"), required=False, widget=forms.HiddenInput)
    pk = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, query: QueryDict | str, actor: Actor) -> None:
        super().__init__(QueryDict(query) if isinstance(query, str) else query)
        self.actor = actor
        self.fields["light"].choices = choices(LIGHTS)
        self.fields["pk"].choices = [(key, key) for key in self.data.getlist("pk") if key.isdigit()]
        self.fields["place"].queryset = actor.areas.filter(level__in=["county", "town"])
        self.fields["place"].label_from_instance = attrgetter("indented")
        self.fields["unit"].queryset = Unit.objects.filter(area__in=actor.area_ids, active=True)

    @cached_property
    def rows(self) -> QuerySet[Case]:
        """The cases wanted, sorted; none if the filter is not understood."""
        rows = Case.objects.visible_to(self.actor)
        if not self.is_valid():
            return rows.none()
        wanted = self.cleaned_data
        rows = rows.filter(**{field: wanted[field] for field in SAME if wanted[field]})
        rows = rows.filter(self._by_place(), self._by_holder(), self._by_amount_and_day(), self._by_money())
        if wanted["state"]:
            rows = rows.filter(state__in=wanted["state"])
        if wanted["theme"]:
            rows = rows.filter(theme__in=wanted["theme"])
        if wanted["pk"]:
            rows = rows.filter(pk__in=wanted["pk"])
        if wanted["light"]:
            rows = by_light(rows, wanted["light"])
        return rows.order_by(*SORTED_BY[wanted["sort"] or "opened"])

    def clean_w(self) -> str:
        """Words that are gone narrow to nothing: a list that is longer than the address says would mislead."""
        if self.cleaned_data["w"]:
            raise forms.ValidationError(_("这个链接里的经办人、村名等筛选词只在当时的登录里有效，请重新填写。"))
        return ""

    def clean_check_code(self) -> str:
        """Codes are written in capitals."""
        return self.cleaned_data["check_code"].strip().upper()

    def _by_place(self) -> Q:
        place, village = self.cleaned_data["place"], self.cleaned_data["village"]
        wanted = Q(village__contains=village) if village else Q()
        if place:
            wanted &= Q(county=place) if place.level == "county" else Q(area=place)
        return wanted

    def _by_holder(self) -> Q:
        wanted = Q(person=self.actor.user) if self.cleaned_data["mine"] else Q()
        if self.cleaned_data["held"]:
            wanted &= Q(unit=self.actor.unit)
        if person := self.cleaned_data["person"]:
            wanted &= Q(person__full_name__contains=person)
        return wanted

    def _by_amount_and_day(self) -> Q:
        bounds = {
            "opened_at__gte": begin_of(self.cleaned_data["opened_from"]),
            "opened_at__lt": begin_of(self.cleaned_data["opened_until"], plus=1),
            "amount__gte": self.cleaned_data["amount_from"],
            "amount__lte": self.cleaned_data["amount_until"],
        }
        return Q(**{name: value for name, value in bounds.items() if value is not None})

    def _by_money(self) -> Q:
        kind = self.cleaned_data["money"]
        lines = MoneyLine.objects.visible_to(self.actor).filter(kind=kind, struck_at=None)
        return Q(pk__in=lines.values("case")) if kind else Q()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order was chosen, so that the filter stands open."""
        return any(self.data.get(name) for name in self.fields if name != "sort")


def begin_of(day: date | None, plus: int = 0) -> datetime | None:
    """The first moment of a day, or of one so many days later."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=plus), time.min)) if day else None
