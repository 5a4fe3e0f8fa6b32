"""Everybody's own account: particulars, password, sessions, post, and what was typed when a session was lost."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from doudi.web.accounts.forms.own import ChangePasswordForm, ConfirmForm
from doudi.web.accounts.kept import fields, kept_for, readable
from doudi.web.accounts.lockout import count_failure, is_locked, locked_page
from doudi.web.accounts.log import log
from doudi.web.accounts.passwords import give_password
from doudi.web.accounts.second_factor import factors_of
from doudi.web.accounts.sessions import IDLE, confirm, end_sessions, open_sessions
from doudi.web.accounts.views.sign_in import leads_within
from doudi.web.orgs.middleware import CHOSEN
from doudi.web.orgs.permits import permit


@permit(None)
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, at which posts, and how my sign-in is secured."""
    waiting = request.user.posts.filter(pending=True).select_related("unit")
    given = {"n_factors": factors_of(request.user).count(), "posts": request.posts, "waiting": waiting}
    return render(request, "accounts/account.html", given)


@permit(None)
@sensitive_post_parameters()
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password; all other sessions end."""
    if is_locked(request, request.user):
        return locked_page(request, None, {"username": request.user.username})
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        give_password(request.user, form.cleaned_data["new_password"])
        old_key = request.session.session_key
        update_session_auth_hash(request, request.user)
        UserSession.objects.filter(session_key=old_key).update(session_key=request.session.session_key)
        end_sessions(request.user, but=request.session.session_key)
        log(request, "account.password_changed", request.user)
        messages.success(request, _("密码已更换，其他地方的登录都已结束。"))
        return redirect("account")
    if "password" in form.errors:
        count_failure(request, request.user)
    return render(request, "accounts/change_password.html", {"form": form})


@permit(None)
@sensitive_post_parameters()
def confirm_password(request: HttpRequest) -> HttpResponse:
    """The password again, before changing how one signs in."""
    if is_locked(request, request.user):
        return locked_page(request, None, {"username": request.user.username})
    form = ConfirmForm(request.user, request.POST or None)
    wanted = request.POST.get("next") or request.GET.get("next") or resolve_url("account")
    safe = wanted if leads_within(request, wanted) else resolve_url("account")
    if request.method == "POST" and form.is_valid():
        confirm(request)
        return redirect(safe)
    if form.errors.get("password"):
        count_failure(request, request.user)
    return render(request, "accounts/confirm_password.html", {"form": form, "next": safe})


@permit(None)
def own_sessions(request: HttpRequest) -> HttpResponse:
    """Where I am signed in."""
    given = {"sessions": open_sessions(request.user), "current": request.session.session_key}
    return render(request, "accounts/own_sessions.html", given)


@permit(None)
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of my sessions."""
    get_object_or_404(UserSession, pk=pk, user=request.user).end()
    log(request, "account.session_ended", request.user)
    messages.success(request, _("那里的登录已结束。"))
    return redirect("own_sessions")


@permit(None)
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End all my sessions but this."""
    n_ended = end_sessions(request.user, but=request.session.session_key)
    log(request, "account.sessions_ended", request.user, n=n_ended)
    messages.success(request, _("其他地方的登录都已结束。"))
    return redirect("own_sessions")


@permit(None, while_looking=True)
@never_cache
def still_here(request: HttpRequest) -> HttpResponse:
    """For the page's own clock: the session goes on; with a token that fits the present session."""
    return JsonResponse({"token": get_token(request), "seconds": int(IDLE.total_seconds())})


@permit(None)
def change_post(request: HttpRequest) -> HttpResponse:
    """At which of my posts I work now."""
    if request.method == "POST":
        post = next((post for post in request.posts if str(post.pk) == request.POST.get("post")), None)
        if post is None:
            messages.error(request, _("您没有这个岗位，或它已经停用。"))
            return redirect("change_post")
        request.session[CHOSEN] = post.pk
        log(request, "post.changed", post)
        return redirect("home")
    return render(request, "accounts/change_post.html", {"posts": request.posts})


@permit(None)
@never_cache
def kept_input(request: HttpRequest) -> HttpResponse:
    """What I sent when my session had ended: to send now, or to drop."""
    kept = kept_for(request.user)
    if kept is None:
        return redirect("home")
    given = {"kept": kept, "fields": fields(kept), "readable": readable(kept)}
    return render(request, "accounts/kept_input.html", given)


@permit(None)
@require_POST
def drop_kept(request: HttpRequest) -> HttpResponse:
    """Drop it; also what the page calls when it is being sent."""
    if kept := kept_for(request.user):
        kept.delete()
    return redirect("home")
