"""What people fill in about themselves: signing in, second factor, password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from doudi.web.orgs.models import User


class SignInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label=_("用户名"), max_length=40, widget=forms.TextInput({"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("密码"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def clean_username(self) -> str:
        """The name as the account writes it: failures count per name, and `an` and `AN` sign in to one account."""
        typed: str = self.cleaned_data["username"]
        held = User.objects.filter(username__iexact=typed).values_list("username", flat=True).first()
        return held or typed.lower()


class CodeForm(forms.Form):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label=_("验证码"),
        max_length=20,
        help_text=_("手机验证器上的 6 位数字；手机不在身边时，填一个 8 位恢复码。"),
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class AppForm(forms.Form):
    """The first code of a new app."""

    code = forms.CharField(
        label=_("验证器上显示的 6 位数字"),
        max_length=10,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(forms.Form):
    """The name of a new passkey; the browser fills in the rest."""

    name = forms.CharField(label=_("给它起个名字"), max_length=40, initial=_("我的通行密钥"))
    credential = forms.CharField(widget=forms.HiddenInput, required=False)


class ConfirmForm(forms.Form):
    """The password again, before something that an open screen must not be enough for."""

    password = forms.CharField(
        label=_("密码"), strip=False, max_length=200, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    def __init__(self, user: User, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user

    def clean_password(self) -> str:
        """The password, if it is right."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("密码不对。"))
        return password


class ChangePasswordForm(ConfirmForm):
    """The old password and twice the new one."""

    password = forms.CharField(
        label=_("现在的密码"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    new_password = forms.CharField(
        label=_("新密码"), strip=False, max_length=200, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )
    new_password_again = forms.CharField(
        label=_("再输一遍新密码"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, user: User, *args: Any, **given: Any) -> None:
        super().__init__(user, *args, **given)
        self.fields["new_password"].help_text = rules_in_words()

    def clean_new_password(self) -> str:
        """The new password, if it is good and another one."""
        new: str = self.cleaned_data["new_password"]
        if self.user.check_password(new):
            raise forms.ValidationError(_("新密码与现在的相同。"))
        validate_password(new, self.user)
        return new

    def clean_new_password_again(self) -> str:
        """The same once more."""
        again: str = self.cleaned_data["new_password_again"]
        if again != self.cleaned_data.get("new_password", again):
            raise forms.ValidationError(_("两次输入的新密码不一样。"))
        return again


def rules_in_words() -> SafeString:
    """What the policy demands of a password, line by line."""
    return format_html_join(
        "", "<span class='d-block'>{}</span>", ((text,) for text in password_validators_help_texts())
    )
