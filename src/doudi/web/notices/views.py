"""The page of notices."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doudi.web.notices.actions import read
from doudi.web.notices.queries import n_unread, notices_of
from doudi.web.orgs.permits import permit

PER_PAGE = 50


@permit(None)
def notice_list(request: HttpRequest) -> HttpResponse:
    """What the person was told; the unread alone on demand."""
    unread_only = "unread" in request.GET
    rows = notices_of(request.user)
    page = Paginator(rows.filter(read_at=None) if unread_only else rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "unread_only": unread_only, "n_unread": n_unread(request.user)}
    return render(request, "notices/notice_list.html", context)


@permit(None)
def notice_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to what a notice tells of; it counts as read."""
    notice = get_object_or_404(notices_of(request.user), pk=pk)
    read(request.user, notice.pk)
    return redirect(notice.url)


@permit(None)
@require_POST
def notice_read(request: HttpRequest) -> HttpResponse:
    """All are read."""
    read(request.user)
    return redirect("notice_list")
