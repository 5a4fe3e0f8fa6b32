"""Pages of batches: handed in, looked at, accepted, undone."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.exports.wording import roster_title
from doudi.rosters.catalogue import ROSTERS
from doudi.web.intake.actions.take_in import HandedIn, NotNow, accept, hand_in, look_key, undo
from doudi.web.intake.elsewhere import rows_elsewhere
from doudi.web.intake.forms import UploadForm
from doudi.web.intake.models import Batch
from doudi.web.intake.queries import runs_of
from doudi.web.intake.reasons import mend, problem_lines, reason, told
from doudi.web.jobs.models import Job
from doudi.web.orgs.permits import demand, permit

PER_PAGE = 30
SHOWN_REFUSED = 20


@permit("roster.import")
def batch_list(request: HttpRequest) -> HttpResponse:
    """What was handed in, the newest first."""
    rows = Batch.objects.visible_to(request.actor).select_related("unit", "by", "replaced_by__unit")
    page = Paginator(rows.annotate(n_files=Count("files")).order_by("-at", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"page_obj": page, "may_run": request.actor.may("run.start")}
    return render(request, "intake/batch_list.html", context)


@permit("roster.import")
def batch_upload(request: HttpRequest) -> HttpResponse:
    """The form to hand in; a script sends it with progress and asks for the next address as JSON."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        blanks = [(name, roster_title(name)) for name in ROSTERS]
        return render(request, "intake/batch_upload.html", {"form": form, "blanks": blanks})
    data = form.cleaned_data
    made = hand_in(by=request.actor, uploads=data["files"], as_of=data["as_of"], note=data["note"])
    _tell(request, made)
    address = _next(made)
    return JsonResponse({"next": address}) if request.headers.get("X-Upload") else redirect(address)


def _next(made: HandedIn) -> str:
    known = made.batch or (made.again[0][1] if made.again else None)
    return reverse("batch_detail", args=[known.pk]) if known else reverse("batch_upload")


def _tell(request: HttpRequest, made: HandedIn) -> None:
    for one in made.refused[:SHOWN_REFUSED]:
        messages.error(request, told(one.name, one.refused))
    if len(made.refused) > SHOWN_REFUSED:
        messages.error(request, _("另有 {n} 个文件没有收下。").format(n=len(made.refused) - SHOWN_REFUSED))
    if made.again:
        names = "、".join(name for name, _batch in made.again[:5]) + ("…" if len(made.again) > 5 else "")
        words = _("{n} 个文件以前交过，内容一字不差，不会重复计算：{names}")
        messages.info(request, words.format(n=len(made.again), names=names))


@permit("roster.import")
def batch_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A batch with its files, what is wrong with them, and what can be done."""
    rows = Batch.objects.visible_to(request.actor).select_related(
        "unit", "area", "by", "settled_by", "replaced_by__unit"
    )
    batch = get_object_or_404(rows, pk=pk)
    files = list(batch.files.defer("sample"))
    lost = [file for file in files if file.refused or file.n_rejected or not file.rosters]
    rosters = {roster for file in files for roster in file.rosters}
    context = {
        "batch": batch,
        "files": files,
        "lost": lost,
        "rosters": sorted((roster_title(name), n) for name, n in batch.rows.items()),
        "elsewhere": rows_elsewhere(batch, files),
        "problems": problem_lines(batch.problems),
        "earlier": _earlier(request, batch, rosters) if batch.state == "previewed" else [],
        "runs": runs_of(request.actor).filter(batches=batch),
        "job": Job.objects.visible_to(request.actor).filter(kind="intake.look", key=look_key(batch)).first(),
        "may_undo": request.actor.may("roster.undo") or (batch.by_id == request.user.pk and batch.state == "previewed"),
        "may_run": request.actor.may("run.start"),
        "reasons": {file.refused: (reason(file.refused), mend(file.refused)) for file in files if file.refused},
    }
    return render(request, "intake/batch_detail.html", context)


def _earlier(request: HttpRequest, batch: Batch, rosters: set[str]) -> list[Batch]:
    """Batches of the unit in use that hold the same rosters: perhaps this one replaces them."""
    rows = Batch.objects.visible_to(request.actor).in_use().filter(unit=batch.unit).exclude(pk=batch.pk)
    return [one for one in rows.select_related("unit") if rosters & set(one.rows)]


@permit("roster.import")
@require_POST
def batch_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, whole or in part."""
    batch = get_object_or_404(Batch.objects.visible_to(request.actor), pk=pk)
    numbers = {name: [int(one) for one in request.POST.getlist(name) if one.isdigit()] for name in ("out", "replaces")}
    try:
        partly = request.POST.get("how") == "partly"
        accept(by=request.actor, batch=batch, left_out=numbers["out"], partly=partly, replaces=numbers["replaces"])
    except NotNow as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("已采用。下次核查会用到这批名册。"))
    return redirect("batch_detail", pk=pk)


@permit("roster.import")
@require_POST
def batch_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a batch out of use; one that is not yet accepted may be thrown back by who handed it in."""
    batch = get_object_or_404(Batch.objects.visible_to(request.actor), pk=pk)
    if batch.state == "accepted" or batch.by_id != request.user.pk:
        demand(request, "roster.undo")
    runs = undo(by=request.actor, batch=batch)
    messages.success(request, _("已撤销。名册和结果都还在，{n} 次用过它的核查已标为失效。").format(n=runs))
    return redirect("batch_detail", pk=pk)
