"""Exports: asked for, decided, had."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doudi.web.disclosure.actions import ask_export, decide_export, fetch_export
from doudi.web.disclosure.actions.export import NotExported
from doudi.web.disclosure.exportable import KINDS
from doudi.web.disclosure.forms import DecisionForm, ExportForm
from doudi.web.disclosure.models import Export
from doudi.web.orgs.permits import permit
from doudi.web.orgs.sought import with_words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@permit("export.make")
def export_list(request: HttpRequest) -> HttpResponse:
    """One's own exports, and those that wait for one's approval."""
    rows = Export.objects.visible_to(request.actor).select_related("asked_by", "post__unit")
    rows = rows.filter(state="awaiting").exclude(asked_by=request.actor.user) | rows.filter(asked_by=request.actor.user)
    page = Paginator(rows, 30).get_page(request.GET.get("page"))
    return render(
        request, "disclosure/export_list.html", {"page_obj": page, "may_watch": request.actor.may("audit.read")}
    )


@permit("export.make")
def export_ask(request: HttpRequest, kind: str) -> HttpResponse:
    """Choose the columns and say why; the filter comes with the address."""
    if kind not in KINDS:
        raise Http404
    exportable, query = KINDS[kind], with_words(request).urlencode()
    form = ExportForm(request.POST or None, exportable=exportable, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("export", ask_export(by=request.actor, kind=kind, query=query, **form.cleaned_data).pk)
        except NotExported as error:
            form.add_error(None, str(error))
    n_rows = exportable.rows(request.actor, query).count()
    return render(request, "disclosure/export_ask.html", {"form": form, "exportable": exportable, "n_rows": n_rows})


@permit("export.make")
def export(request: HttpRequest, key: int) -> HttpResponse:
    """One export: how far it is, what was asked for, and the file."""
    row = get_object_or_404(Export.objects.visible_to(request.actor).select_related("asked_by", "post__unit"), pk=key)
    titles = [KINDS[row.kind].by_key[one].title for one in row.columns if one in KINDS[row.kind].by_key]
    decides = row.state == "awaiting" and request.actor.may("export.approve") and row.asked_by != request.actor.user
    given = {"export": row, "titles": titles, "decides": decides, "mine": row.asked_by == request.actor.user}
    return render(request, "disclosure/export.html", {**given, "form": DecisionForm()})


@permit("export.approve")
@require_POST
def export_decide(request: HttpRequest, key: int) -> HttpResponse:
    """Approve a sensitive export, or not."""
    row = get_object_or_404(Export.objects.visible_to(request.actor), pk=key)
    form = DecisionForm(request.POST)
    try:
        if form.is_valid():
            decide_export(by=request.actor, export=row, **form.cleaned_data)
            messages.success(request, _("已批准") if form.cleaned_data["approved"] else _("已记为不批准"))
    except NotExported as error:
        messages.error(request, str(error))
    return redirect("export", key)


@permit("export.make")
def export_file(request: HttpRequest, key: int) -> HttpResponse:
    """The file itself, named by number only."""
    row = get_object_or_404(Export.objects.visible_to(request.actor), pk=key)
    try:
        content = fetch_export(by=request.actor, export=row)
    except NotExported as error:
        messages.error(request, str(error))
        return redirect("export", key)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="doudi-{row.number}.xlsx"'
    return response
