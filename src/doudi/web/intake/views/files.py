"""Pages of one file: what was made out in it, its headers matched by hand, and the file back with its faults marked."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doudi.exports.wording import column_title, roster_title
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.recognise import PLACE_HEADERS
from doudi.web.audit.chain import record
from doudi.web.intake.actions.take_in import NotNow, match_headers
from doudi.web.intake.marked_workbook import marked
from doudi.web.intake.models import BatchFile
from doudi.web.intake.reasons import mend, reason
from doudi.web.orgs.permits import own_eyes, permit
from doudi.web.privacy.masking import masked_ids

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@permit("roster.import")
@require_http_methods(["GET", "POST"])
def file_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A file sheet by sheet; unknown headers can be matched with columns."""
    rows = BatchFile.objects.visible_to(request.actor).select_related("batch__unit", "batch__area")
    file = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        return _match(request, file)
    samples = {one["name"]: one["rows"] for one in file.sample or []}
    chosen = request.GET.get("roster", "")
    numbers = count()
    sheets = [_sheet(sheet, samples.get(sheet["name"], []), chosen, numbers) for sheet in file.sheets]
    context = {
        "file": file,
        "batch": file.batch,
        "sheets": sheets,
        "rosters": {name: roster_title(name) for name in ROSTERS},
        "may_match": file.batch.state == "previewed",
        "may_choose": any(not sheet["rosters"] for sheet in file.sheets),
        "chosen": chosen or next((sheet["wanted"] for sheet in sheets if not sheet["rosters"]), ""),
        "refused": (reason(file.refused), mend(file.refused)) if file.refused else None,
    }
    return render(request, "intake/file_detail.html", context)


def _sheet(sheet: dict[str, Any], rows: list[list[str]], chosen: str, numbers: Iterator[int]) -> dict[str, Any]:
    """A sheet for the page. `rosters`: those whose columns its unknown headers may be matched with."""
    recognised = [*sheet["rosters"]]
    wanted = recognised or [name for name in (chosen, sheet["nearest"]) if name in ROSTERS][:1]
    found = {column["column"] for column in sheet["columns"]}
    options = {roster: _free(roster, found) for roster in wanted}
    return {
        **sheet,
        "titles": [roster_title(name) for name in sheet["rosters"]],
        "nearest_title": roster_title(sheet["nearest"]) if sheet["nearest"] else "",
        "asked": [(next(numbers), header) for header in sheet["unknown"]],
        "head": rows[0] if rows else [],
        "rows": rows[1:],
        "wanted": wanted[0] if wanted else "",
        "options": [(roster, roster_title(roster), columns) for roster, columns in options.items()],
    }


def _free(roster: str, found: set[str]) -> list[tuple[str, str]]:
    places = {name: header for header, name in PLACE_HEADERS.items()} if ROSTERS[roster].has_area else {}
    own = {column.name: column_title(roster, column.name) for column in ROSTERS[roster].columns}
    return [(name, title) for name, title in {**own, **places}.items() if name not in found]


def _match(request: HttpRequest, file: BatchFile) -> HttpResponse:
    """The chosen columns: fields `header-<n>` with the value roster.column, in the order of `unknown_headers`."""
    columns: dict[str, dict[str, str]] = {}
    for number, (_name, header) in enumerate(file.unknown_headers):
        roster, _dot, column = request.POST.get(f"header-{number}", "").partition(".")
        if roster in ROSTERS and column in dict(_free(roster, set())):
            columns.setdefault(roster, {})[header] = column
    if not columns:
        messages.error(request, _("没有选对应的列。请至少为一个表头选一列。"))
        return redirect("file_detail", pk=file.pk)
    try:
        match_headers(by=request.actor, file=file, columns=columns)
    except NotNow as error:
        messages.error(request, str(error))
        return redirect("file_detail", pk=file.pk)
    messages.success(request, _("已记住，本单位以后的文件也按此读取。正在重新识别。"))
    return redirect("batch_detail", pk=file.batch_id)


@permit("roster.import")
@own_eyes
def file_marked(request: HttpRequest, pk: int) -> HttpResponse:
    """The file back for who supplied it: a column of faults, the cells in red."""
    rows = BatchFile.objects.visible_to(request.actor).select_related("batch__unit", "batch__area")
    file = get_object_or_404(rows, pk=pk)
    if file.refused or not file.n_problems:
        messages.info(request, _("这个文件没有要标出的问题。"))
        return redirect("file_detail", pk=pk)
    if file.batch.cleared_at:
        messages.info(request, _("这一批的文件已按保存期限删除。需要时请重新上传。"))
        return redirect("file_detail", pk=pk)
    record(request.actor, "roster.marked", file.batch, file=file.pk)
    stem = masked_ids(file.name.rpartition(".")[0])
    name = _("{name}（问题标注）.xlsx").format(name=stem)
    return FileResponse(marked(file), as_attachment=True, filename=name, content_type=WORKBOOK)
