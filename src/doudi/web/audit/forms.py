"""How the log is narrowed."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doudi.web.audit.models import Entry
from doudi.web.audit.words import actions_said


class LogFilter(forms.Form):
    """Who, what, which row, from and until which day; empty fields narrow nothing."""

    who = forms.CharField(label=_("谁"), required=False)
    action = forms.CharField(label=_("动作"), required=False)
    object_id = forms.CharField(label=_("对象编号"), required=False)
    since = forms.DateField(label=_("从"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    until = forms.DateField(label=_("到"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    LOOK_UPS: ClassVar = {
        "who": "who__icontains",
        "object_id": "object_id",
        "since": "at__date__gte",
        "until": "at__date__lte",
    }

    def narrow(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """The rows that match; none when a field cannot be read."""
        if not self.is_valid():
            return rows.none()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if action := given.pop("action", ""):
            rows = rows.filter(Q(action__startswith=action) | Q(action__in=actions_said(action)))
        look_ups: dict[str, Any] = {self.LOOK_UPS[name]: value for name, value in given.items()}
        return rows.filter(**look_ups)
