"""What is decided before cases are opened."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.words import SEVERITIES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area


class OpeningForm(forms.Form):
    """Places that are left out, and a severity for all. `expected`: how many the person saw before saying yes."""

    exclude = forms.ModelMultipleChoiceField(queryset=Area.objects.none(), required=False)
    severity = forms.ChoiceField(
        label=_("程度"), choices=[("", _("按规则各自的程度")), *SEVERITIES.items()], required=False
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["exclude"].queryset = actor.areas
