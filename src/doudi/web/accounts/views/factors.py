"""One's own second factor: the app, passkeys, recovery codes."""

import base64
from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from doudi.web.accounts import second_factor as factors
from doudi.web.accounts.forms.own import AppForm, PasskeyForm
from doudi.web.accounts.log import log
from doudi.web.accounts.middleware import ENROLLED
from doudi.web.accounts.second_factor import APP, drop_factors, factors_of, is_demanded, passkey_offer
from doudi.web.accounts.sessions import was_confirmed_lately
from doudi.web.orgs.permits import permit

View = Callable[..., HttpResponse]


def confirmed(view: View) -> View:
    """Only shortly after the password was proved; else it is asked for again."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        if was_confirmed_lately(request):
            return view(request, *args, **given)
        back = request.get_full_path() if request.method == "GET" else resolve_url("second_factor")
        return redirect(f"{resolve_url('confirm_password')}?{urlencode({'next': back})}")

    return asked


@permit(None)
def second_factor(request: HttpRequest) -> HttpResponse:
    """What I have, what is demanded of me, and what can be added."""
    held = list(factors_of(request.user))
    given = {
        "held": [(one, one.wrap()) for one in held],
        "has_app": any(one.type == APP for one in held),
        "demanded": is_demanded(request.posts),
        "passkeys_work": passkeys_work(request),
    }
    return render(request, "accounts/second_factor.html", given)


@permit(None)
@confirmed
@never_cache
@sensitive_post_parameters("code")
def add_app(request: HttpRequest) -> HttpResponse:
    """Scan the picture with an app, and prove that it works."""
    if factors_of(request.user).filter(type=APP).exists():
        return redirect("second_factor")
    form, secret = AppForm(request.POST or None), get_totp_secret()
    if request.method == "POST" and form.is_valid():
        if factors.add_app(request.user, secret, form.cleaned_data["code"].strip()):
            clear_totp_secret(request)
            return _added(request, "totp")
        form.add_error("code", _("数字不对。请看验证器上现在显示的数字，并确认手机时间准确。"))
    picture = get_adapter().build_totp_svg(get_adapter().build_totp_url(request.user, secret))
    given = {"form": form, "secret": secret, "picture": base64.b64encode(picture.encode()).decode()}
    return render(request, "accounts/add_app.html", given)


@permit(None)
@confirmed
@never_cache
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Let the browser make a passkey on this device or a key."""
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if factors.add_passkey(request.user, form.cleaned_data["name"], form.cleaned_data["credential"]):
            return _added(request, "passkey")
        form.add_error(None, _("没有登记成功，请再试一次。"))
    works = passkeys_work(request)
    options = passkey_offer(request.user) if works else None
    return render(request, "accounts/add_passkey.html", {"form": form, "options": options, "works": works})


@permit(None)
@confirmed
@never_cache
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """My unused recovery codes, to print and lock away; or new ones."""
    if not factors_of(request.user).exists():
        return redirect("second_factor")
    anew = request.method == "POST"
    if anew:
        log(request, "account.recovery_codes_made", request.user)
        messages.success(request, _("已换成新的恢复码，旧的不能再用。"))
    return render(request, "accounts/recovery_codes.html", {"codes": factors.recovery_codes(request.user, anew=anew)})


@permit(None)
@confirmed
@require_POST
def remove_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove one; the last one only if none is demanded of me."""
    held = get_object_or_404(factors_of(request.user), pk=pk)
    if is_demanded(request.posts) and factors_of(request.user).count() == 1:
        messages.error(request, _("您的岗位必须有第二重验证：请先添加另一个，再移除这个。"))
        return redirect("second_factor")
    log(request, "account.factor_removed", request.user, kind=held.type)
    held.delete()
    if not factors_of(request.user).exists():
        drop_factors(request.user)
    request.session.pop(ENROLLED, None)
    messages.success(request, _("已移除。"))
    return redirect("second_factor")


def passkeys_work(request: HttpRequest) -> bool:
    """Whether browsers allow passkeys at this address: a host name under HTTPS, or localhost; never a bare number."""
    host = request.get_host().partition(":")[0].strip("[]")
    try:
        ip_address(host)
    except ValueError:
        return bool(request.is_secure() or host == "localhost")
    return False


def _added(request: HttpRequest, kind: str) -> HttpResponse:
    log(request, "account.factor_added", request.user, kind=kind)
    request.session[ENROLLED] = True
    messages.success(request, _("已添加。请把下面的恢复码打印或抄下来收好：手机丢了，靠它登录。"))
    return redirect("recovery_codes")
