"""Pages of runs."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from doudi.engine.catalogue import catalogue
from doudi.exports.wording import check_title, roster_title, why_not_run
from doudi.web.cases.words import PRESENCES
from doudi.web.intake.actions.run import keep_in_step, start_run
from doudi.web.intake.actions.take_in import NotNow
from doudi.web.intake.coverage import Supplied
from doudi.web.intake.forms import RunForm
from doudi.web.intake.gaps import gaps_in_words
from doudi.web.intake.models import Batch, Finding, Proposal, Run
from doudi.web.intake.queries import counts_seen, is_above, runs_of, seen_by_check
from doudi.web.intake.words import VERDICTS
from doudi.web.jobs.models import Job
from doudi.web.orgs.permits import permit

PER_PAGE = 30


@permit("finding.see")
def run_list(request: HttpRequest) -> HttpResponse:
    """All runs of the actor's places and above them, the newest first."""
    page = Paginator(runs_of(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    keep_in_step(page.object_list)
    counts = counts_seen(request.actor, page.object_list)
    context = {"page_obj": page, "counts": counts, "may_run": request.actor.may("run.start")}
    return render(request, "intake/run_list.html", context)


@permit("run.start")
def run_new(request: HttpRequest) -> HttpResponse:
    """Which rosters are checked as of which day."""
    form = RunForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            run = start_run(by=request.actor, area=request.actor.unit.area, **data)
        except NotNow as error:
            messages.error(request, str(error))
        else:
            return redirect("run_detail", pk=run.pk)
    return render(request, "intake/run_new.html", {"form": form, "area": request.actor.unit.area})


@permit("finding.see")
def run_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A run: how far it is, then what it found, check by check, and what it could not judge."""
    run = get_object_or_404(runs_of(request.actor), pk=pk)
    keep_in_step([run])
    ran = [line for line in run.summary if line["ran"]]
    seen, above = seen_by_check(request.actor, run), is_above(run, request.actor)
    lines = [{**_titled(line), **seen[line["check"]]} for line in ran if line["check"] in seen]
    context = {
        "run": run,
        "above": above,
        "counts": counts_seen(request.actor, [run])[run.pk],
        "presences": PRESENCES.items(),
        "job": Job.objects.visible_to(request.actor).filter(pk=run.job_id).first() if run.under_way else None,
        "lines": lines,
        "whole": {column: sum(line[column] for line in lines) for column in (*VERDICTS, "n", "yuan")},
        "verdicts": VERDICTS,
        "clean": [_titled(line) for line in ran if line["check"] not in seen],
        "not_run": [(_titled(line), why_not_run(line["reason"])) for line in run.summary if not line["ran"]],
        "gaps": gaps_in_words(ran, request.actor),
        "shrunk": [] if above else _shrunk(run),
        "rows": [] if above else sorted((roster_title(name), n) for name, n in run.rows.items()),
        "batches": Batch.objects.visible_to(request.actor).filter(runs=run).select_related("unit"),
        "n_unidentified": Proposal.objects.visible_to(request.actor).waiting().filter(last_run=run).count(),
        "back_closed": Finding.objects.visible_to(request.actor)
        .filter(last_run=run, presence="back", case__state="closed")
        .count(),
    }
    return render(request, "intake/run_detail.html", context)


def _shrunk(run: Run) -> list[tuple[str, int, int]]:
    """Registers of which so much less came than last time that nothing is called gone by them: title, then, now."""
    found = ((name, Supplied.read(kept)) for name, kept in run.supply.items())
    return [(roster_title(name), one.was, one.rows) for name, one in found if one.shrunk]


def _titled(line: dict[str, object]) -> dict[str, object]:
    return {**line, "title": check_title(catalogue()[str(line["check"])])}
