"""Stepping into each role of the demo city. In a real installation these pages are not there."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.accounts.log import log
from doudi.web.accounts.looking import end_looking
from doudi.web.accounts.views.sign_in import BACKEND
from doudi.web.orgs.actor import open_posts
from doudi.web.orgs.middleware import CHOSEN, held_posts
from doudi.web.orgs.models import Post
from doudi.web.orgs.permits import public
from doudi.web.orgs.roles import ROLES

COLLEAGUE = "county_officer-2"
DOES = {"county_officer": _("派发办件、填写月报"), COLLEAGUE: _("复核销号、签发月报")}
"""What tells the two officers of a county apart: nobody closes what was the own work."""


@public
def demo_roles(request: HttpRequest) -> HttpResponse:
    """Each role with a person to step into."""
    if not settings.DEMO:
        raise Http404
    people = people_to_step_into()
    if request.method == "POST":
        return _step_into(request, people, request.POST.get("role", ""))
    shown = [(key, post, DOES.get(key, "") if COLLEAGUE in people else "") for key, post in people.items()]
    return render(request, "accounts/demo_roles.html", {"people": shown})


def people_to_step_into() -> dict[str, Post]:
    """For each role the first post that counts today; and the county officer's colleague, who closes and signs."""
    posts = list(open_posts(timezone.localdate()).filter(user__is_active=True).select_related("unit", "user"))
    first = {post.role: post for post in reversed(posts)}
    found: dict[str, Post] = {}
    for role in (role for role in ROLES if role in first):
        found[role] = first[role]
        colleagues = [post for post in posts if is_colleague(post, first[role])]
        if role == "county_officer" and colleagues:
            found[COLLEAGUE] = colleagues[0]
    return found


def is_colleague(post: Post, of: Post) -> bool:
    """Whether both do the same at the same unit."""
    return (post.role, post.unit_id) == (of.role, of.unit_id) and post.user_id != of.user_id


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
