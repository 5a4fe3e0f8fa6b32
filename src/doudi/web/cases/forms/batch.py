"""What is asked before many cases are moved at once."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.forms.fields import HOLDERS, LABELS, day_field, words_field
from doudi.web.cases.time_limits import BY_SEVERITY, VERIFY
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit
from doudi.web.workdays.calendar import add_working_days

USUAL = BY_SEVERITY[VERIFY]["medium"]


class BatchForm(forms.Form):
    """Only what the act demands. Without a unit, each case goes to the unit of its own town."""

    def __init__(self, *args: Any, asks: tuple[str, ...], actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        if "unit" in asks:
            units = Unit.objects.filter(active=True, area__in=actor.area_ids, kind__in=HOLDERS).order_by("area__path")
            self.fields["unit"] = forms.ModelChoiceField(
                units, label=LABELS["unit"], required=False, empty_label=_("各自所在镇街（县区）的单位")
            )
        if "due_on" in asks:
            self.fields["due_on"] = day_field(
                LABELS["due_on"], add_working_days(timezone.localdate(), USUAL), help_text=_("已按工作日算好，可以改")
            )
        if "words" in asks:
            self.fields["words"] = words_field(_("催办的话"), _("可以不填；同一单位一天只能催一次"), rows=2)
            self.fields["words"].required = False
        if "reason" in asks:
            self.fields["reason"] = words_field(LABELS["reason"])
