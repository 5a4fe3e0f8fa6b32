"""What a run is asked to check."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.intake.overlaps import Overlaps
from doudi.web.intake.queries import batches_for
from doudi.web.orgs.actor import Actor


class RunForm(forms.Form):
    """The day and the batches: to begin with all that are in use and that no newer one repeats."""

    as_of = forms.DateField(
        label=_("核查日"),
        help_text=_("按这一天有效的政策核查；此日之后的记录不看。"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    batches = forms.ModelMultipleChoiceField(
        label=_("使用哪些名册"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("没有选名册。请至少选一批已采用的名册。")},
    )

    doubled = forms.BooleanField(label=_("重复的也要同时使用"), required=False)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = batches_for(actor, actor.unit.area)
        self.fields["batches"].queryset = rows
        self.overlaps = Overlaps(rows, actor.unit.area)
        self.fields["batches"].initial = [batch for batch in rows if batch not in self.overlaps.older]
        newest = max((batch.as_of for batch in rows), default=timezone.localdate())
        self.fields["as_of"].initial = newest
