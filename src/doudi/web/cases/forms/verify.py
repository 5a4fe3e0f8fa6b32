"""What is asked at the door, so that a phone and three taps do: everything usual is filled in already."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from doudi.web.cases.forms.fields import LABELS, day_field
from doudi.web.cases.forms.files import DrawnField, FilesField, ManyFiles, judged
from doudi.web.cases.models import Case
from doudi.web.cases.words import VERDICTS

MET = [lazy("本人"), lazy("家属"), lazy("邻居"), lazy("村（社区）干部")]
TRACES = ("photos", "drawn", "signed", "finding")
"""One of these shows that somebody was there, or says why not: a tap on a button alone is no visit."""
STANDARD = {
    "confirmed": lazy("现场核实，疑点属实。"),
    "refuted": lazy("现场核实，疑点不属实。"),
}


class VerifyForm(forms.Form):
    """Photos, signature, whom one met, what one found; the verdict is the button pressed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    verdict = forms.ChoiceField(choices=VERDICTS.items())
    photos = FilesField(
        label=lazy("现场照片"),
        required=False,
        widget=ManyFiles({"accept": "image/*", "capture": "environment"}),
        help_text=lazy("拍一张能看出人或住处的就够了"),
    )
    met = forms.CharField(label=LABELS["met"], max_length=60)
    finding = forms.CharField(
        label=LABELS["finding"],
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=lazy("有照片或签名、没有特别情况的可以不填"),
    )
    drawn = DrawnField(required=False)
    signed = forms.FileField(
        label=lazy("签名照片"), required=False, widget=forms.FileInput({"accept": "image/*", "capture": "environment"})
    )

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, initial={"seen": case.version, "met": str(MET[0])}, **options)
        self.fields["visited_on"] = day_field(LABELS["visited_on"], timezone.localdate())
        self.offered = MET

    def clean(self) -> dict[str, Any]:
        """What stands in no field is the usual sentence; one signature is enough."""
        given = super().clean() or {}
        if not any(given.get(name) for name in TRACES) and not self.errors:
            self.add_error("photos", lazy("请拍一张现场照片或请对方签名；不能的，请在“核实情况”写明原因和怎么核实的"))
        if not given.get("finding") and given.get("verdict"):
            given["finding"] = str(STANDARD[given["verdict"]])
        if given.get("signed"):
            given["drawn"] = given["drawn"] if given.get("drawn") else judged(given["signed"])
        return given

    @property
    def given(self) -> dict[str, Any]:
        """What was filled in, for the action."""
        kept = {name: self.cleaned_data[name] for name in ("verdict", "visited_on", "met", "finding", "photos", "seen")}
        return kept | {"signature": self.cleaned_data.get("drawn")}
