"""The board: figures and charts of what an actor sees, each opening its rows."""

import csv
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doudi.web.audit.chain import record
from doudi.web.boards.body import body_for
from doudi.web.boards.cube import cube_for
from doudi.web.boards.series import charts, plain, text_cell
from doudi.web.orgs.permits import permit

BYTE_ORDER_MARK = "\ufeff"
"""Without it the spreadsheets of old PCs read Chinese as noise."""


@permit("board.see")
def board(request: HttpRequest) -> HttpResponse:
    """The figures and charts; `?wall=1` for a large screen: no menu, bigger, anew each minute."""
    at, body = body_for(request.actor)
    template = "boards/wall.html" if request.GET.get("wall") else "boards/board.html"
    return render(request, template, {"at": at, "body": body})


@permit("board.see")
def board_data(request: HttpRequest, name: str) -> HttpResponse:
    """The table behind a chart as a csv file."""
    cube = cube_for(request.actor)
    chart = next((chart for chart in charts(cube.value) if chart.name == name), None)
    if chart is None:
        raise Http404
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow([chart.title, *(f"{line.name}{chart.unit}" for line in chart.lines)])
    lines.writerows([text_cell(label), *map(plain, values)] for label, *values in chart.table)
    record(request.actor, "board.download", chart=name)
    headers = {"Content-Disposition": f'attachment; filename="{name}-{cube.at:%Y%m%d-%H%M}.csv"'}
    return HttpResponse(BYTE_ORDER_MARK + text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
