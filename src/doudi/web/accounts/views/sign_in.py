"""Signing in and out."""

from datetime import UTC, datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from doudi.web.accounts.forms.own import CodeForm, SignInForm
from doudi.web.accounts.kept import kept_for, remember
from doudi.web.accounts.lockout import count_failure, is_locked, locked_page
from doudi.web.accounts.log import log
from doudi.web.accounts.looking import end_looking
from doudi.web.accounts.passwords import is_expired
from doudi.web.accounts.second_factor import accepted, factors_of, passkey_accepted, passkey_question
from doudi.web.accounts.sessions import leave
from doudi.web.orgs.middleware import held_posts
from doudi.web.orgs.models import User
from doudi.web.orgs.permits import public

HALF = "half_signed_in"
HALF_LASTS = 600
BACKEND = "django.contrib.auth.backends.ModelBackend"


@public
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; then the second factor, if the person has one."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            return _half_way(request, user) if factors_of(user).exists() else enter(request, user, how="password")
        form.add_error(None, _("用户名或密码不对。请检查大小写；多次输错会暂时锁定。"))
    return render(request, "accounts/sign_in.html", {"form": form, "next": _next(request)})


@public
@never_cache
@sensitive_post_parameters("code", "credential")
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second factor: a code or a passkey."""
    user = _half_signed_in(request)
    if user is None:
        messages.info(request, _("请先输入用户名和密码。"))
        return redirect("sign_in")
    form = CodeForm(request.POST or None)
    if is_locked(request, user):
        return locked_page(request, None, {"username": user.username})
    if request.method == "POST":
        if how := _proved(request, user):
            return enter(request, user, how=how)
        count_failure(request, user)
        form.full_clean()
        form.add_error(None, _("验证没有通过。验证码约半分钟换一次，每个只能用一次。"))
    return render(request, "accounts/sign_in_code.html", {"form": form, "options": passkey_question(user)})


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if request.user.is_authenticated:
        end_looking(request)
        log(request, "account.sign_out", request.user)
        leave(request)
        messages.success(request, _("您已退出。"))
    response = redirect("sign_in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def enter(request: HttpRequest, user: User, *, how: str) -> HttpResponse:
    """Begin the session of a person who has proved everything, and go to where the person wanted."""
    wanted = request.session.pop(HALF, {}).get("next") or _next(request)
    login(request, user, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    if is_expired(user) and not user.must_change_password:
        user.must_change_password = True
        user.save(update_fields=["must_change_password"])
    request.posts = held_posts(request)
    log(request, "account.sign_in", user, how=how)
    response = redirect("kept_input" if kept_for(user) else wanted)
    remember(response, user)
    return response


def _half_way(request: HttpRequest, user: User) -> HttpResponse:
    request.session.cycle_key()
    request.session[HALF] = {"user": user.pk, "at": datetime.now(UTC).timestamp(), "next": _next(request)}
    return redirect("sign_in_code")


def _half_signed_in(request: HttpRequest) -> User | None:
    half: dict[str, Any] = request.session.get(HALF, {})
    if datetime.now(UTC).timestamp() - half.get("at", 0) > HALF_LASTS:
        return None
    return User.objects.filter(pk=half["user"], is_active=True).first()


def _proved(request: HttpRequest, user: User) -> str | None:
    if credential := request.POST.get("credential"):
        return "passkey" if passkey_accepted(user, credential) else None
    return accepted(user, request.POST.get("code", ""))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if leads_within(request, wanted) else resolve_url(settings.LOGIN_REDIRECT_URL)


def leads_within(request: HttpRequest, address: str) -> bool:
    """Whether this is an address of the site: a whole path, for `redirect` takes a bare word for a page's name."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return safe and address.startswith("/")
