"""Files of a form: judged and cleaned before anything is kept."""

from base64 import b64decode
from binascii import Error as NotBase64
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _

from doudi.web.cases.uploads import BadFile, Upload, received

DRAWN = "data:image/png;base64,"
MOST_FILES = 12


class ManyFiles(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each judged by its content."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        """The files as they will be kept; every bad one is told."""
        files = [file for file in data or [] if file]
        if self.required and not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("一次最多 {n} 个文件").format(n=MOST_FILES))
        return [judged(file) for file in files]


class DrawnField(forms.CharField):
    """A picture drawn on the page, as the page's script sends it."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> Upload | None:
        """The drawing as it will be kept, None if nothing was drawn."""
        if not value:
            return None
        try:
            content = b64decode(str(value).removeprefix(DRAWN), validate=True)
        except (NotBase64, ValueError) as error:
            raise forms.ValidationError(_("签名没有传上来，请重签")) from error
        return judged(SimpleUploadedFile("signature.png", content, "image/png"))


def judged(file: UploadedFile) -> Upload:
    """The file as it will be kept. Raises ValidationError."""
    try:
        return received(file)
    except BadFile as error:
        raise forms.ValidationError(str(error)) from error
