"""Pages of background work: the list and each job for who looks after the system, the progress for who asked."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.jobs.actions import cancel_job, retry_job
from doudi.web.jobs.models import STATES, Job
from doudi.web.orgs.permits import permit

PER_PAGE = 50


@permit("backup.make")
def job_list(request: HttpRequest) -> HttpResponse:
    """All jobs, the newest first; `state` narrows."""
    jobs = Job.objects.visible_to(request.actor).defer("given").select_related("area", "asked_by")
    state = request.GET.get("state", "")
    if state in STATES:
        jobs = jobs.filter(state=state)
    page = Paginator(jobs, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "states": STATES, "state": state, "keep_days": settings.KEEP_DAYS}
    return render(request, "jobs/job_list.html", context)


@permit("backup.make")
def job_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One job: when, how often, where it broke. What it was given is sealed and stays so."""
    return render(request, "jobs/job_detail.html", {"job": _job(request, pk)})


@permit(None)
def job_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a job is; htmx asks for the inner part alone."""
    job = _job(request, pk)
    return render(request, "jobs/progress.html" if request.htmx else "jobs/job_progress.html", {"job": job})


@permit(None)
@require_POST
def job_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a job, by who asked for it or who looks after the system."""
    job = _job(request, pk)
    if request.actor.looking or not (job.asked_by_id == request.user.pk or request.actor.may("backup.make")):
        raise PermissionDenied(_("只有发起人和系统管理员能取消这项任务。"))
    cancel_job(by=request.actor, job=job)
    return redirect(job)


@permit("backup.make")
@require_POST
def job_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a dead letter again."""
    job = _job(request, pk)
    retry_job(by=request.actor, job=job)
    return redirect("job_detail", pk=job.pk)


def _job(request: HttpRequest, pk: int) -> Job:
    jobs = Job.objects.visible_to(request.actor).select_related("area", "asked_by")
    return get_object_or_404(jobs, pk=pk)
