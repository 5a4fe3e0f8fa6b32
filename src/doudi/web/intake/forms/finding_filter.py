"""The filter of the list of findings; the address holds it."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doudi.engine.catalogue import catalogue
from doudi.exports.wording import check_title
from doudi.web.cases.words import PRESENCES, SEVERITIES, THEMES
from doudi.web.intake.models import Run
from doudi.web.intake.queries import runs_of
from doudi.web.intake.words import GRADES, VERDICTS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area

CASES = {"none": _("还没有办件"), "some": _("已有办件"), "closed": _("办件已销号")}


def choices(words: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The choices of a table of words, the first one none."""
    return [("", _("不限")), *words.items()]


class FindingFilter(forms.Form):
    """What of the findings an actor sees is wanted; `queries.findings_found` reads it."""

    check = forms.ChoiceField(label=_("规则"), required=False)
    area = forms.ModelChoiceField(
        label=_("县区、镇街"), queryset=Area.objects.none(), required=False, empty_label=_("不限")
    )
    theme = forms.ChoiceField(label=_("主题"), choices=choices(THEMES), required=False)
    verdict = forms.ChoiceField(label=_("结论"), choices=choices(VERDICTS), required=False)
    grade = forms.ChoiceField(label=_("把握"), choices=choices(GRADES), required=False)
    severity = forms.ChoiceField(label=_("程度"), choices=choices(SEVERITIES), required=False)
    presence = forms.ChoiceField(label=_("与上次相比"), choices=choices(PRESENCES), required=False)
    case = forms.ChoiceField(label=_("办件"), choices=choices(CASES), required=False)
    run = forms.ModelChoiceField(
        label=_("哪次核查"), queryset=Run.objects.none(), required=False, empty_label=_("当前")
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        titles = {code: f"{code} {check_title(check)}" for code, check in catalogue().items()}
        self.fields["check"].choices = choices(titles)
        self.fields["area"].queryset = actor.areas.filter(level__in=("county", "town"))
        self.fields["area"].label_from_instance = attrgetter("indented")
        self.fields["run"].queryset = runs_of(actor).filter(state="finished")

    @property
    def wanted(self) -> dict[str, Any]:
        """What was understood; nothing where the filter has an error."""
        return self.cleaned_data if self.is_valid() else {}

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is filtered."""
        return any(self.wanted.values())
