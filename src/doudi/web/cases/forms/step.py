"""The form of a step: what the table demands, the version seen, and nothing else."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from doudi.web.cases.forms.fields import FIELDS
from doudi.web.cases.forms.files import FilesField
from doudi.web.cases.models import Case
from doudi.web.cases.workflow import Step
from doudi.web.orgs.actor import Actor


class StepForm(forms.Form):
    """One form for every step of the table."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, case: Case, name: str, step: Step, actor: Actor, also: Iterable[str] = (), **options: Any
    ) -> None:
        super().__init__(*args, initial={"seen": case.version}, **options)
        for field in dict.fromkeys([*step.fill, *also]):
            if field in FIELDS:
                self.fields[field] = FIELDS[field](case, name, actor)
        if name == "submit":
            self.fields["files"] = FilesField(
                label=_("证明材料的照片或文件"), required=False, help_text=_("可以选多个")
            )

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in, for the action."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
