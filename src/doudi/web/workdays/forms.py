"""The forms of the calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doudi.web.workdays.actions import LONGEST

DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")
KINDS = [
    ("rest", gettext_lazy("放假")),
    ("work", gettext_lazy("上班（调休补班）")),
    ("plain", gettext_lazy("按星期，取消调整")),
]


class DaysForm(forms.Form):
    """Some days in a row, what they are, and why they are changed."""

    first = forms.DateField(label=gettext_lazy("从哪天"), widget=DAY)
    last = forms.DateField(label=gettext_lazy("到哪天"), widget=DAY)
    kind = forms.ChoiceField(label=gettext_lazy("这几天"), choices=KINDS)
    name = forms.CharField(
        label=gettext_lazy("名称"), max_length=40, help_text=gettext_lazy("如：国庆节"), required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("理由"), max_length=200, help_text=gettext_lazy("写明依据的文件，会记入日志")
    )

    def clean(self) -> dict[str, Any]:
        """The days follow each other and are not too many."""
        given = super().clean()
        first, last = given.get("first"), given.get("last")
        if first and last and not 0 <= (last - first).days < LONGEST:
            self.add_error("last", _("末日要在首日之后，一次最多 {n} 天").format(n=LONGEST))
        if given.get("kind") != "plain" and not given.get("name"):
            self.add_error("name", _("请写名称"))
        return given


class YearForm(forms.Form):
    """Whether a year's arrangement is filled in."""

    arranged = forms.BooleanField(label=gettext_lazy("全年放假安排已录入"), required=False)
    source = forms.CharField(label=gettext_lazy("依据文件"), max_length=80)
