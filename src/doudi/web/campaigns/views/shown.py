"""What the pages of the ledger share: the campaign shown, its places, and the page of two versions."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doudi.web.campaigns.models import Campaign, Return
from doudi.web.campaigns.queries import campaigns_of
from doudi.web.campaigns.rules import not_loading

PER_PAGE = 50
CONFLICT = 409


def tabs(request: HttpRequest, campaign: Campaign, here: str) -> dict[str, Any]:
    """The campaign with its tabs, for `campaigns/tabs.html`."""
    area = request.actor.unit.area
    mine = area if area.level in {"city", "county"} else area.parent
    pages = [
        ("ledger", _("任务总览"), reverse("ledger")),
        ("county_plan", _("分工计划"), reverse("county_plan", args=[mine.pk])),
        ("gantt", _("进度图"), reverse("gantt")),
        ("returns", _("月报"), reverse("returns")),
    ]
    return {
        "campaign": campaign,
        "campaigns": campaigns_of(request.actor),
        "here": here,
        "tabs": [{"name": name, "label": label, "url": url} for name, label, url in pages],
        "may_load": not not_loading(request.actor),
    }


def no_campaign(request: HttpRequest) -> HttpResponse:
    """What stands where no plan is loaded yet."""
    return render(request, "campaigns/none.html", {"may_load": not not_loading(request.actor)})


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page:
    """The page that the address asks for."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def conflict(request: HttpRequest, back: str, fields: Iterable[tuple[str, Any, Any]]) -> HttpResponse:
    """Both versions side by side: label, what stands there now, what was to be written."""
    context = {"fields": list(fields), "back": back}
    return render(request, "campaigns/conflict.html", context, status=CONFLICT)


def return_seen(request: HttpRequest, key: int) -> Return:
    """A return that the actor may see, else 404."""
    rows = Return.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related("campaign__area", "area", "filled_by", "signed_by", "corrects__signed_by"), pk=key
    )
