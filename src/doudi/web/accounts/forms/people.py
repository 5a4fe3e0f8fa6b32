"""What administrators fill in about people and posts."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from doudi.web.orgs.models import Unit, User
from doudi.web.orgs.roles import ROLES
from doudi.web.orgs.unit_choice import UnitChoice

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
PLAIN_NAME = RegexValidator(r"^[A-Za-z][A-Za-z0-9._-]*$", _("用户名以字母开头，只用字母、数字、点、横线。"))


class EditAccountForm(forms.Form):
    """A person's particulars."""

    full_name = forms.CharField(label=_("姓名"), max_length=40)
    phone = forms.CharField(label=_("电话"), max_length=20, required=False)


class OpenAccountForm(EditAccountForm):
    """A new account."""

    username = forms.CharField(
        label=_("用户名"), min_length=3, max_length=40, validators=[PLAIN_NAME], help_text=_("登录时填写，以后不能改。")
    )
    field_order = ("username", "full_name", "phone")

    def clean_username(self) -> str:
        """The name, if nobody has it."""
        name: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("这个用户名已经有人用了。"))
        return name


class DaysForm(forms.Form):
    """From when until when."""

    valid_from = forms.DateField(label=_("开始日期"), required=False, widget=DAY, help_text=_("不填：一直有效。"))
    valid_until = forms.DateField(
        label=_("结束日期"), required=False, widget=DAY, help_text=_("含当天；不填：没有期限。")
    )


class PostForm(DaysForm):
    """A new post."""

    unit = UnitChoice(Unit.objects.none(), label=_("单位"), empty_label=_("请选择"))
    role = forms.ChoiceField(label=_("角色"))
    field_order = ("unit", "role", "valid_from", "valid_until")

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["unit"].queryset = Unit.objects.filter(active=True)
        self.fields["role"].choices = [("", _("请选择")), *ROLES.items()]
