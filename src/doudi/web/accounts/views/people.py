"""Accounts and posts, for the administrators."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from doudi.web.accounts.actions import people, posts
from doudi.web.accounts.forms.people import DaysForm, EditAccountForm, OpenAccountForm, PostForm
from doudi.web.accounts.rules import Refused
from doudi.web.accounts.second_factor import factors_of
from doudi.web.accounts.sent import number_sent
from doudi.web.accounts.sessions import open_sessions
from doudi.web.orgs.models import Post, User
from doudi.web.orgs.permits import permit
from doudi.web.orgs.sought import WORDS, with_words, without_words

PER_PAGE = 30
POSTS = Post.objects.select_related("unit").order_by("pk")


@permit("account.see")
def account_list(request: HttpRequest) -> HttpResponse:
    """All accounts, found by name, user name or unit; what is looked for is posted and stands in no address."""
    if typed := request.POST if request.method == "POST" else request.GET if request.GET.get("q") else None:
        return redirect(f"{reverse('account_list')}?{without_words(request, typed, ['q'])}")
    given = with_words(request)
    page = Paginator(_found(given), PER_PAGE).get_page(given.get("page"))
    return render(request, "accounts/account_list.html", {"page_obj": page, "given": given, "lost": WORDS in given})


@permit("account.manage")
@never_cache
def open_account(request: HttpRequest) -> HttpResponse:
    """A new account; its one-time password is shown once."""
    form = OpenAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, password = people.open_account(**form.cleaned_data, by=request.actor)
        return render(request, "accounts/one_time_password.html", {"person": user, "password": password})
    return render(request, "accounts/open_account.html", {"form": form})


@permit("account.see")
def account_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """An account: particulars, posts, how it is secured, sessions."""
    person = get_object_or_404(User, pk=pk)
    given = {
        "person": person,
        "posts": POSTS.filter(user=person),
        "n_factors": factors_of(person).count(),
        "sessions": open_sessions(person),
        "oneself": person.pk == request.user.pk,
    }
    return render(request, "accounts/account_detail.html", given)


@permit("account.manage")
def edit_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name or phone."""
    person = get_object_or_404(User, pk=pk)
    form = EditAccountForm(request.POST or None, initial={"full_name": person.full_name, "phone": person.phone})
    if request.method == "POST" and form.is_valid():
        people.edit_account(person, **form.cleaned_data, by=request.actor)
        return redirect("account_detail", pk)
    return render(request, "accounts/edit_account.html", {"form": form, "person": person})


@permit("account.manage")
@require_POST
def switch_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Suspend an account, or let it be used again."""
    act = people.suspend_account if request.POST.get("to") == "suspended" else people.resume_account
    return _do(
        request, pk, act, _("已停用，登录中的也已退出。") if act is people.suspend_account else _("已恢复使用。")
    )


@permit("account.manage")
@require_POST
def drop_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """For a lost phone."""
    return _do(request, pk, people.drop_second_factor, _("第二重验证已解除，本人下次登录时重新登记。"))


@permit("account.secure")
@require_POST
def end_all_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a person out everywhere."""
    return _do(request, pk, people.end_all_sessions, _("这个账号的登录都已结束。"))


@permit("account.secure")
@require_POST
def unlock_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed door before its time."""
    return _do(request, pk, people.unlock_account, _("已解锁，可以重新登录。"))


@permit("account.secure")
@require_POST
@never_cache
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one-time password, shown once."""
    person = get_object_or_404(User, pk=pk)
    try:
        password = people.reset_password(person, by=request.actor)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("account_detail", pk)
    return render(request, "accounts/one_time_password.html", {"person": person, "password": password})


@permit("account.manage")
def add_post(request: HttpRequest, pk: int) -> HttpResponse:
    """A post for a person."""
    person = get_object_or_404(User, pk=pk)
    form = PostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            post = posts.appoint(user=person, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已提出，等安全管理员批准后生效。") if post.pending else _("岗位已建立。"))
            return redirect("account_detail", pk)
    return render(request, "accounts/add_post.html", {"form": form, "person": person})


@permit("account.manage")
def date_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Other days for a post."""
    post = get_object_or_404(POSTS.select_related("user"), pk=pk)
    form = DaysForm(request.POST or None, initial={"valid_from": post.valid_from, "valid_until": post.valid_until})
    if request.method == "POST" and form.is_valid():
        try:
            posts.date_post(pk, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("account_detail", post.user_id)
    return render(request, "accounts/date_post.html", {"form": form, "post": post})


@permit("account.manage")
@require_POST
def switch_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a post rest, or count again."""
    post = get_object_or_404(Post, pk=pk)
    act = posts.suspend_post if request.POST.get("to") == "suspended" else posts.resume_post
    _told(
        request,
        lambda: act(pk, by=request.actor),
        _("岗位已停用。") if act is posts.suspend_post else _("岗位已恢复。"),
    )
    return redirect("account_detail", post.user_id)


@permit("post.approve")
def post_approvals(request: HttpRequest) -> HttpResponse:
    """The administrators' posts that wait for approval."""
    if request.method == "POST":
        act = posts.approve_post if request.POST.get("to") == "approve" else posts.refuse_post
        done = _("已批准，岗位生效。") if act is posts.approve_post else _("已退回，岗位没有建立。")
        _told(request, lambda: act(number_sent(request, "post"), by=request.actor), done)
        return redirect("post_approvals")
    waiting = POSTS.filter(pending=True).select_related("user", "proposed_by")
    return render(request, "accounts/post_approvals.html", {"waiting": waiting})


def _do(request: HttpRequest, pk: int, act: Callable[..., Any], done: str) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    _told(request, lambda: act(person, by=request.actor), done)
    return redirect("account_detail", pk)


def _told(request: HttpRequest, act: Callable[[], Any], done: str) -> None:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)


def _found(given: Any) -> QuerySet[User]:
    users = User.objects.prefetch_related(Prefetch("posts", POSTS)).order_by("username")
    if WORDS in given:
        return users.none()
    if wanted := given.get("q", "").strip():
        at_unit = Post.objects.filter(unit__name__contains=wanted).values("user")
        users = users.filter(Q(username__icontains=wanted) | Q(full_name__contains=wanted) | Q(pk__in=at_unit))
    if given.get("state") in {"active", "suspended"}:
        users = users.filter(is_active=given["state"] == "active")
    return users
