"""What comes before every page: an idle session ends, what was typed is kept, and what must be done first is done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from doudi.web.accounts.kept import keep
from doudi.web.accounts.log import log
from doudi.web.accounts.looking import end_looking
from doudi.web.accounts.models import Kept
from doudi.web.accounts.second_factor import factors_of, is_demanded
from doudi.web.accounts.sent import number_sent
from doudi.web.accounts.sessions import is_over, leave, note_activity
from doudi.web.orgs.middleware import held_posts
from doudi.web.orgs.permits import READING

Handler = Callable[[HttpRequest], HttpResponse]
ENROLLED = "enrolled"
SENT_AGAIN = "sent_again"
"""The field of a form that sends what was kept: it need not be kept any longer."""
PLAIN_FORM = "application/x-www-form-urlencoded"
FACTOR_PAGES = frozenset(
    {"second_factor", "add_app", "add_passkey", "recovery_codes", "confirm_password", "still_here"}
)
ALLOWED_BEFORE = {"change_password": frozenset({"change_password", "still_here"}), "second_factor": FACTOR_PAGES}


def end_idle_sessions(handle: Handler) -> Handler:
    """End a session in which nothing happened for long, and say so."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and is_over(request):
            request.lost_user_id, request.posts = request.user.pk, held_posts(request)
            end_looking(request)
            log(request, "account.idle_exit", request.user)
            leave(request)
            messages.info(request, _("您有一段时间没有操作，系统已自动退出。"))
        elif request.user.is_authenticated:
            note_activity(request)
        return handle(request)

    return middleware


class FirstThingsFirst:
    """A new password and a demanded second factor come before any page; a form sent without a session is kept."""

    def __init__(self, handle: Handler) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing but the next in line."""
        return self.handle(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _given: Any) -> HttpResponse | None:
        """Turn the request away from its page, or let it pass."""
        if getattr(view, "permit", "public") == "public":
            return None
        if not request.user.is_authenticated:
            return _sign_in_again(request)
        if request.method == "POST" and request.content_type == PLAIN_FORM and SENT_AGAIN in request.POST:
            Kept.objects.filter(owner=request.user, pk=number_sent(request, SENT_AGAIN)).delete()
        page = demanded_first(request)
        if page is None or request.resolver_match.url_name in ALLOWED_BEFORE[page]:
            return None
        return _go(request, redirect(page))


def demanded_first(request: HttpRequest) -> str | None:
    """The page that a person must deal with before all others."""
    if request.user.must_change_password:
        return "change_password"
    if request.session.get(ENROLLED) or not is_demanded(request.posts):
        return None
    request.session[ENROLLED] = factors_of(request.user).exists()
    return None if request.session[ENROLLED] else "second_factor"


def _sign_in_again(request: HttpRequest) -> HttpResponse | None:
    if request.method in READING:
        return _go(request, redirect_to_login(_page_of(request))) if request.htmx else None
    if keep(request, getattr(request, "lost_user_id", None)):
        messages.info(request, _("您刚才提交的内容已经保留，登录后可以接着提交。"))
    return _go(request, redirect_to_login(resolve_url("home")))


def _page_of(request: HttpRequest) -> str:
    return request.htmx.current_url_abs_path or resolve_url("home")


def _go(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    return HttpResponseClientRedirect(response.url) if request.htmx else response
