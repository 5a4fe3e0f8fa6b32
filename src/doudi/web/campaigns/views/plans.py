"""Loading a plan."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doudi.web.campaigns.actions import NotAllowed, load_plan
from doudi.web.campaigns.forms import PlanFileForm
from doudi.web.campaigns.plans import ours, titles
from doudi.web.campaigns.rules import not_loading
from doudi.web.campaigns.yaml_reading import MOST_BYTES, Fault, Refused
from doudi.web.orgs.permits import permit


@permit("ledger.plan")
def plan_sample(request: HttpRequest, name: str) -> HttpResponse:
    """A plan that comes with the site, to read and to begin another from."""
    content = ours(name)
    if content is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}.yaml"'}
    return HttpResponse(content, content_type="application/yaml; charset=utf-8", headers=headers)


@permit("ledger.plan")
def plan_load(request: HttpRequest) -> HttpResponse:
    """Load a plan from a file, or one that comes with the site."""
    form, faults = PlanFileForm(), list[Fault]()
    content = ours(request.POST.get("ours", "")) if request.method == "POST" else None
    if request.method == "POST" and content is None:
        form = PlanFileForm(request.POST, request.FILES)
        if form.is_valid():
            content = form.cleaned_data["file"].read(MOST_BYTES + 1)
    if content is not None:
        try:
            campaign, new = load_plan(content, by=request.actor)
        except Refused as refused:
            faults = refused.faults
        except NotAllowed as refused:
            form.add_error(None, str(refused)) if form.is_bound else messages.error(request, str(refused))
        else:
            words = _("方案已载入，各县区的计划已派生") if new else _("这个方案已经载入过，没有改动")
            messages.success(request, words)
            return redirect(f"{reverse('ledger')}?campaign={campaign.pk}")
    context = {"form": form, "faults": faults, "ours": titles(), "why_not": not_loading(request.actor)}
    return render(request, "campaigns/plan_load.html", context)
