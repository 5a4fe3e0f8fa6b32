"""What is asked before personal values are opened or a list is exported."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from doudi.web.disclosure.exportable import Exportable
from doudi.web.disclosure.words import REASONS
from doudi.web.orgs.actor import Actor


class ReasonForm(forms.Form):
    """Why personal values are to be seen."""

    reason = forms.ChoiceField(label=lazy("用途"), choices=[("", lazy("请选择")), *REASONS.items()])
    words = forms.CharField(
        label=lazy("说明"),
        required=False,
        max_length=200,
        help_text=lazy("例如：5月20日和村干部一起入户。会记入日志。"),
    )

    def clean(self) -> dict[str, Any]:
        """The open reason must be said in words."""
        given = super().clean() or {}
        if given.get("reason") == "other" and not given.get("words", "").strip():
            self.add_error("words", _("选“其他”时，请写明用途"))
        return given


class ExportForm(ReasonForm):
    """Which columns, masked or not, and why."""

    columns = forms.MultipleChoiceField(label=lazy("导出哪些列"), widget=forms.CheckboxSelectMultiple)
    sensitive = forms.BooleanField(
        label=lazy("姓名、证件号等不隐去（须由另一人批准后才能下载）"),
        required=False,
    )
    field_order = ("columns", "sensitive", "reason", "words")

    def __init__(self, *args: Any, exportable: Exportable, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        columns = exportable.open_to(actor)
        self.fields["columns"].choices = [
            (one.key, _("{title}（默认隐去）").format(title=one.title) if one.mask else one.title) for one in columns
        ]
        self.fields["columns"].initial = [one.key for one in columns]

    def clean(self) -> dict[str, Any]:
        """Who asks for personal values says in words what for."""
        given = super().clean()
        if given.get("sensitive") and not given.get("words", "").strip():
            self.add_error("words", _("申请不隐去的导出时，请写明给谁、做什么用"))
        return given


class DecisionForm(forms.Form):
    """Whether a sensitive export is approved."""

    approved = forms.BooleanField(required=False)
    answer = forms.CharField(label=lazy("意见"), required=False, max_length=200)
