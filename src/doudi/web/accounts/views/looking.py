"""Seeing the site through another post, for the security administrator: to read, never to do."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.accounts.log import log
from doudi.web.accounts.looking import end_looking
from doudi.web.accounts.sent import number_sent
from doudi.web.orgs.actor import open_posts
from doudi.web.orgs.middleware import LOOKING
from doudi.web.orgs.models import Post
from doudi.web.orgs.permits import permit
from doudi.web.orgs.roles import ROLES, may_be_looked_through

PER_PAGE = 30


@permit("account.secure")
def look_as(request: HttpRequest) -> HttpResponse:
    """Pick the post to look through."""
    if request.method == "POST":
        return _begin(request, get_object_or_404(_posts(), pk=number_sent(request, "post")))
    wanted = request.GET.get("q", "").strip()
    found = _posts().filter(
        Q(unit__name__contains=wanted) | Q(user__full_name__contains=wanted) | Q(user__username__icontains=wanted)
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/look_as.html", {"page_obj": page, "wanted": wanted})


@permit(None, while_looking=True)
@require_POST
def stop_looking(request: HttpRequest) -> HttpResponse:
    """Back to one's own eyes."""
    end_looking(request)
    messages.success(request, _("已回到您自己的视角。"))
    return redirect("look_as")


def _begin(request: HttpRequest, post: Post) -> HttpResponse:
    log(request, "look.start", post)
    request.session[LOOKING] = post.pk
    return redirect("home")


def _posts() -> QuerySet[Post]:
    return open_posts(timezone.localdate()).filter(role__in=[role for role in ROLES if may_be_looked_through(role)])
