"""Stepping into each role of the demo city. In a real installation these pages are not there."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doudi.web.accounts.log import log
from doudi.web.accounts.looking import end_looking
from doudi.web.accounts.views.sign_in import BACKEND
from doudi.web.orgs.actor import open_posts
from doudi.web.orgs.middleware import CHOSEN, held_posts
from doudi.web.orgs.models import Post
from doudi.web.orgs.permits import public
from doudi.web.orgs.roles import ROLES


@public
def demo_roles(request: HttpRequest) -> HttpResponse:
    """Each role with a person to step into."""
    if not settings.DEMO:
        raise Http404
    people = one_of_each_role()
    if request.method == "POST":
        return _step_into(request, people, request.POST.get("role", ""))
    return render(request, "accounts/demo_roles.html", {"people": people.values(), "roles": ROLES})


def one_of_each_role() -> dict[str, Post]:
    """For each role the first post that counts today."""
    posts = open_posts(timezone.localdate()).filter(user__is_active=True)
    found = {post.role: post for post in reversed(posts)}
    return {role: found[role] for role in ROLES if role in found}


def _step_into(request: HttpRequest, people: dict[str, Post], role: str) -> HttpResponse:
    if role not in people:
        raise Http404
    if request.user.is_authenticated:
        end_looking(request)
        logout(request)
    post = people[role]
    login(request, post.user, backend=BACKEND)
    request.session[CHOSEN] = post.pk
    request.posts = held_posts(request)
    log(request, "account.stepped_into", post)
    return redirect("home")
