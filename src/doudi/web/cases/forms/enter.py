"""What is asked when a problem from another source is entered."""

from operator import attrgetter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.directions import DIRECTIONS
from doudi.web.cases.entry import ENTERED
from doudi.web.cases.openly import faults_in
from doudi.web.cases.words import SEVERITIES, THEMES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area


class EnterForm(forms.Form):
    """One problem: where from, what about, where, who, and what is said."""

    source = forms.ChoiceField(label=_("来源"), choices=[("", _("请选择")), *ENTERED.items()])
    theme = forms.ChoiceField(label=_("主题"), choices=[("", _("请选择")), *THEMES.items()])
    direction = forms.ChoiceField(
        label=_("问题方向"),
        choices=[("", _("未说明")), *DIRECTIONS.items()],
        required=False,
        help_text=_("未说明的不计入错保"),
    )
    title = forms.CharField(label=_("问题"), max_length=200, help_text=_("一句话，不写姓名和证件号"))
    area = forms.ModelChoiceField(Area.objects.none(), label=_("县区、镇街"), empty_label=_("请选择"))
    village = forms.CharField(label=_("村（社区）"), max_length=60, required=False)
    name = forms.CharField(label=_("对象姓名"), max_length=60, required=False)
    subject = forms.CharField(label=_("证件号"), max_length=40, required=False)
    message = forms.CharField(label=_("具体情况"), max_length=2000, required=False, widget=forms.Textarea({"rows": 4}))
    amount = forms.DecimalField(label=_("涉及金额（元）"), required=False, min_value=0, max_digits=14, decimal_places=2)
    severity = forms.ChoiceField(label=_("程度"), choices=SEVERITIES.items(), initial="medium")
    once = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].queryset = actor.areas.filter(level__in=["city", "county", "town"])
        self.fields["area"].label_from_instance = attrgetter("indented")

    def clean(self) -> dict[str, Any]:
        """No personal data where everybody reads, and no number that nobody has."""
        given: dict[str, Any] = super().clean() or {}
        for name, why in faults_in(given):
            self.add_error(name, why)
        return given


class WorkbookForm(forms.Form):
    """A filled template."""

    workbook = forms.FileField(label=_("填好的登记表（xlsx）"), widget=forms.FileInput({"accept": ".xlsx,.xls"}))
