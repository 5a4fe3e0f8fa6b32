"""The files of a case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from doudi.web.cases.actions import letter_file, open_attachment
from doudi.web.cases.models import Attachment, Letter
from doudi.web.orgs.permits import own_eyes, permit


@permit("case.see")
@own_eyes
def case_file(request: HttpRequest, key: int, file: int) -> HttpResponse:
    """A photo in the browser, anything else as a download named by its number; that it was opened is in the log."""
    row = get_object_or_404(Attachment.objects.visible_to(request.actor).filter(case=key), pk=file)
    response = HttpResponse(open_attachment(row, by=request.actor), content_type=row.media_type)
    kind = "inline" if row.media_type.startswith("image/") else "attachment"
    ending = ENDINGS.get(row.media_type, "bin")
    response["Content-Disposition"] = f'{kind}; filename="doudi-{row.pk}.{ending}"'
    return response


@permit("case.see")
@own_eyes
def case_letter(request: HttpRequest, key: int, letter: int) -> HttpResponse:
    """A letter as the Word file that is printed and sent; its name is its number."""
    row = get_object_or_404(Letter.objects.visible_to(request.actor).filter(case=key), pk=letter)
    name, content = letter_file(row, by=request.actor)
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {
    "image/jpeg": "jpg",
    "application/pdf": "pdf",
    WORD: "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
