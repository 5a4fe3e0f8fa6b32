"""Files of rosters, any number of them."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ManyFiles(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; the value is a list."""

    widget = ManyFiles({"accept": ".xlsx,.xlsm,.xls,.csv,.parquet,.zip"})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of them."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given or [None]]


class UploadForm(forms.Form):
    """A batch."""

    files = FilesField(
        label=_("名册文件"),
        help_text=_("可一次选多个文件，或一个压缩包（.zip）。收 .xlsx、.xls、.csv、.parquet，单个不超过 300 MB。"),
        error_messages={"required": _("请选择要上传的文件。"), "empty": _("文件是空的。请确认导出是否成功。")},
        allow_empty_file=True,
    )
    as_of = forms.DateField(
        label=_("名册截至哪一天"),
        help_text=_("文件和工作表名里没有月份的，按这一天所在的月份读取。"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=_("说明"),
        max_length=200,
        required=False,
        help_text=_("例如：6 月更正后的低保名册。请不要写姓名和证件号。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["as_of"].initial = timezone.localdate
