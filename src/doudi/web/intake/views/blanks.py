"""Blank rosters handed out."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from doudi.rosters.catalogue import ROSTERS
from doudi.web.intake.blank_rosters import blank, every_blank, file_name
from doudi.web.orgs.permits import permit


@permit("roster.import")
def roster_template(_request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """One blank roster."""
    if name not in ROSTERS:
        raise Http404
    return FileResponse(BytesIO(blank(name)), as_attachment=True, filename=file_name(name))


@permit("roster.import")
def roster_templates(_request: HttpRequest) -> HttpResponse | FileResponse:
    """All of them in one archive."""
    return FileResponse(BytesIO(every_blank()), as_attachment=True, filename=_("空白名册模板（全部）") + ".zip")
