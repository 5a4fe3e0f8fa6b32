"""The ledger as a whole: tasks, a place's plan, the plan over time."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.audit.chain import record
from doudi.web.campaigns.actions import derive_plan
from doudi.web.campaigns.forms import LedgerFilter
from doudi.web.campaigns.gantt import chart
from doudi.web.campaigns.lights import lit
from doudi.web.campaigns.models import Campaign, Task
from doudi.web.campaigns.queries import campaign_shown, duties_of, places_of, tasks_counted, with_lights
from doudi.web.campaigns.rules import not_planning
from doudi.web.campaigns.views.shown import no_campaign, page_of, tabs
from doudi.web.campaigns.words import LIGHTS
from doudi.web.orgs.models import Area
from doudi.web.orgs.permits import permit
from doudi.web.workdays.calendar import working_days


@permit("ledger.see")
def ledger(request: HttpRequest) -> HttpResponse:
    """All tasks of the campaign, with how they stand in the places the actor sees."""
    campaign = campaign_shown(request.actor, request.GET.get("campaign", ""))
    if campaign is None:
        return no_campaign(request)
    days, form = working_days(), LedgerFilter(request.GET, campaign=campaign)
    tasks = tasks_counted(campaign, request.actor, days)
    if form.is_valid():
        asked = form.cleaned_data
        tasks = tasks.filter(_said(asked["q"]), **({"stage": asked["stage"]} if asked["stage"] else {}))
        tasks = tasks.filter(**{f"n_{asked['light']}__gt": 0}) if asked["light"] else tasks
    context = {
        **tabs(request, campaign, "ledger"),
        "form": form,
        "page": page_of(request, tasks.select_related("campaign", "area")),
        "stages": campaign.stages_with_days,
        "on": request.actor.on,
    }
    return render(request, "campaigns/ledger.html", context)


def _said(words: str, under: str = "") -> Q:
    if not words:
        return Q()
    asked = [Q(**{f"{under}{name}__icontains": words}) for name in ("number", "title", "text", "target")]
    return asked[0] | asked[1] | asked[2] | asked[3]


@permit("ledger.see")
def ledger_task(request: HttpRequest, key: int) -> HttpResponse:
    """A task: the words of the plan, its standard, and how it stands in each place."""
    tasks = Task.objects.visible_to(request.actor).select_related("campaign__area", "area")
    task = get_object_or_404(tasks, pk=key)
    days, colour = working_days(), request.GET.get("light", "")
    duties = duties_of(task.campaign, request.actor).filter(task=task)
    if colour in LIGHTS:
        duties = duties.filter(lit(colour, request.actor.on, days))
    context = {
        **tabs(request, task.campaign, "ledger"),
        "task": task,
        "stage": task.campaign.stage(task.stage),
        "rows": with_lights(duties, request.actor.on, days),
        "light": LIGHTS.get(colour, ""),
    }
    return render(request, "campaigns/ledger_task.html", context)


@permit("ledger.see")
def county_plan(request: HttpRequest, area: int) -> HttpResponse:
    """The plan of one place: every task with unit, person, limit and light."""
    campaign = campaign_shown(request.actor, request.GET.get("campaign", ""))
    if campaign is None:
        return no_campaign(request)
    places = places_of(campaign, request.actor)
    mine = request.actor.areas.filter(level__in=["city", "county"])
    place = next((one for one in places if one.pk == area), None) or get_object_or_404(mine, pk=area)
    days, form = working_days(), LedgerFilter(request.GET, campaign=campaign)
    duties = duties_of(campaign, request.actor).filter(area=place)
    n_all, n_unnamed = duties.count(), duties.filter(Q(unit=None) | Q(person=None)).count()
    if form.is_valid():
        asked = form.cleaned_data
        duties = duties.filter(_said(asked["q"], "task__"))
        duties = duties.filter(task__stage=asked["stage"]) if asked["stage"] else duties
        duties = duties.filter(lit(asked["light"], request.actor.on, days)) if asked["light"] else duties
    page = page_of(request, duties)
    context = {
        **tabs(request, campaign, "county_plan"),
        "form": form,
        "place": place,
        "places": places,
        "page": page,
        "rows": with_lights(page.object_list, request.actor.on, days),
        "n_all": n_all,
        "n_unnamed": n_unnamed,
        "may_plan": not not_planning(place, request.actor),
    }
    return render(request, "campaigns/county_plan.html", context)


@permit("ledger.plan")
@require_POST
def county_plan_derive(request: HttpRequest, campaign: int, area: int) -> HttpResponse:
    """Give the place the tasks of the campaign that it has not yet."""
    held = get_object_or_404(Campaign.objects.visible_to(request.actor), pk=campaign)
    place = get_object_or_404(Area.objects.filter(pk__in=request.actor.area_ids, level__in=["city", "county"]), pk=area)
    if why := not_planning(place, request.actor):
        messages.error(request, why)
    else:
        n = derive_plan(held, place)
        record(request.actor, "ledger.derive_plan", held, area_id=place.pk, tasks=n)
        messages.success(request, _("已补上 {n} 项任务").format(n=n))
    return redirect("county_plan", area=place.pk)


@permit("ledger.see")
def gantt(request: HttpRequest) -> HttpResponse:
    """The plan of a place over time."""
    campaign = campaign_shown(request.actor, request.GET.get("campaign", ""))
    if campaign is None:
        return no_campaign(request)
    places = places_of(campaign, request.actor)
    asked = request.GET.get("area", "")
    own = request.actor.unit.area.path
    place = next((one for one in places if str(one.pk) == asked), None)
    place = place or max((one for one in places if own.startswith(one.path)), key=lambda one: one.path, default=None)
    duties = duties_of(campaign, request.actor).filter(area=place)
    drawn = chart(campaign, with_lights(duties, request.actor.on, working_days()), request.actor.on)
    context = {**tabs(request, campaign, "gantt"), "place": place, "places": places, "chart": drawn}
    return render(request, "campaigns/gantt.html", context)
