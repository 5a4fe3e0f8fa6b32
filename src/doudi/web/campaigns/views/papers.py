"""Returns as files to keep, print and sign. They hold figures and masked texts only; each is written in the log."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from doudi.web.audit.chain import record
from doudi.web.campaigns.documents.paper import return_paper
from doudi.web.campaigns.documents.workbook import return_workbook, rollup_workbook, title_of
from doudi.web.campaigns.queries import rollup
from doudi.web.campaigns.views.returns import rollup_asked
from doudi.web.campaigns.views.shown import return_seen
from doudi.web.orgs.permits import permit

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@permit("export.make")
def return_excel(request: HttpRequest, key: int) -> HttpResponse:
    """A return as a workbook."""
    held = return_seen(request, key)
    record(request.actor, "return.export", held, form="xlsx")
    return _file(return_workbook(held), f"{title_of(held)}.xlsx", EXCEL)


@permit("export.make")
def return_word(request: HttpRequest, key: int) -> HttpResponse:
    """A return as a paper to sign."""
    held = return_seen(request, key)
    record(request.actor, "return.export", held, form="docx")
    return _file(return_paper(held), f"{title_of(held)}.docx", WORD)


@permit("export.make")
def rollup_excel(request: HttpRequest, campaign: int, kind: str, month: str) -> HttpResponse:
    """The city's sums as a workbook."""
    held, period = rollup_asked(request, campaign, kind, month)
    record(request.actor, "return.export", held, form="xlsx", period=period.word, kind=kind)
    content = rollup_workbook(held, period, *rollup(held, request.actor, period))
    return _file(content, f"{held.area} {period.word}.xlsx", EXCEL)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
