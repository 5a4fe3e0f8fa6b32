"""Many cases at once: what was ticked, or all of the filter; first how many, then done."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from doudi.web.cases.batch import ACTS, AT_ONCE, NOTHING_CHOSEN, by_place, carry_out, open_acts, ready_for
from doudi.web.cases.batch_job import plain
from doudi.web.cases.forms import BatchForm, CaseFilter
from doudi.web.jobs.actions import enqueue
from doudi.web.orgs.permits import permit
from doudi.web.orgs.sought import with_words


@permit("case.see")
def case_chosen(request: HttpRequest) -> HttpResponse:
    """From the ticks of the list to the page of the act, with the cases in its address."""
    listed, act = request.GET.get("query", ""), request.GET.get("act", "")
    ticked = [key for key in request.GET.getlist("pk") if key.isdigit()]
    query = listed if request.GET.get("every") else urlencode({"pk": ticked}, doseq=True)
    if not query and not request.GET.get("every"):
        messages.error(request, NOTHING_CHOSEN)
        return redirect(f"{reverse('case_list')}?{listed}")
    if act not in {"", "export", *ACTS}:
        raise Http404
    page = reverse("export_ask", args=["case"]) if act == "export" else reverse("case_batch", args=[act or "dispatch"])
    return redirect(f"{page}?{query}")


@permit("case.see")
def case_batch(request: HttpRequest, act: str) -> HttpResponse:
    """How many of which places; what is to be filled; then the act itself."""
    chosen = open_acts(request.actor).get(act)
    if chosen is None:
        raise Http404
    rows = CaseFilter(with_words(request), request.actor).rows
    ready = ready_for(rows, chosen)
    form = BatchForm(request.POST or None, asks=chosen.asks, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        return _done(request, act, form)
    n_ready, n_all = ready.count(), rows.count()
    shown = {"act": chosen, "form": form, "n_ready": n_ready, "n_left_out": n_all - n_ready}
    return render(
        request, "cases/case_batch.html", {**shown, "places": by_place(ready), "query": request.GET.urlencode()}
    )


def _done(request: HttpRequest, name: str, form: BatchForm) -> HttpResponse:
    act = open_acts(request.actor)[name]
    query = with_words(request)
    ready = ready_for(CaseFilter(query, request.actor).rows, act)
    if ready.count() > AT_ONCE:
        filled = plain(form.cleaned_data)
        asked = {"act": name, "query": query.urlencode(), "filled": filled}
        job = enqueue("cases.batch", by=request.actor, area=request.actor.unit.area, **asked)
        return redirect("job_progress", job.pk)
    outcome = carry_out(ready, act, by=request.actor, **form.cleaned_data)
    done = ngettext("已{act} {n} 件", "已{act} {n} 件", outcome.n_done).format(act=act.title, n=outcome.n_done)
    if outcome.refused:
        return render(request, "cases/case_batch_done.html", {"act": act, "outcome": outcome, "done": done})
    messages.success(request, done)
    return redirect("case_list")
