"""How a chart stands in a page."""

from typing import Any

from django import template

from doudi.web.boards.series import Chart, Line

register = template.Library()
SHADES = 5


@register.inclusion_tag("boards/chart.html")
def chart(shown: Chart) -> dict[str, Any]:
    """A figure with its sentence, its drawing, and its table."""
    n_lines, n_labels = (len(these) - shown.n_whole for these in (shown.lines, shown.labels))
    values = [value or 0 for line in shown.lines[:n_lines] for value in line.values[:n_labels]]
    most = max(values, default=0)
    rows = [
        {
            "label": label,
            "link": shown.links[at] if at < len(shown.links) else "",
            "spot": shown.spots[at] if shown.spots else None,
            "cells": [
                (line.values[at], shade(line.values[at], most) if n < n_lines and at < n_labels else 0, _link(line, at))
                for n, line in enumerate(shown.lines)
            ],
        }
        for at, label in enumerate(shown.labels)
    ]
    drawn = {shape.name: shape for shape in shown.map.shapes} if shown.map else {}
    mapped = [row | {"shape": drawn[row["label"]]} for row in rows if row["label"] in drawn]
    tiles = [row for row in rows if row["label"] not in drawn]
    return {"chart": shown, "rows": rows, "mapped": mapped, "tiles": tiles, "data_id": f"data-{shown.name}"}


def _link(line: Line, at: int) -> str:
    return line.links[at] if at < len(line.links) and line.values[at] else ""


def shade(value: float | None, most: float) -> int:
    """How dark a cell is, 0 to SHADES."""
    return 0 if not value or not most else max(1, round(value * SHADES / most))
