"""Problems from other sources by workbook: the template to fill, and what a filled one says, row by row.

Headers and choices of the file are Chinese whatever language the pages speak: the file travels between offices.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override
from python_calamine import CalamineError, CalamineWorkbook

from doudi.web.cases.directions import DIRECTIONS
from doudi.web.cases.openly import faults_in
from doudi.web.cases.uploads import MAX_UNPACKED, unpacks_to
from doudi.web.cases.words import SEVERITIES, SOURCES, THEMES
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area

ENTERED = {key: words for key, words in SOURCES.items() if key != "check"}
HEADERS = {
    "source": "来源",
    "theme": "主题",
    "title": "问题",
    "county": "县区",
    "town": "镇街",
    "village": "村（社区）",
    "name": "对象姓名",
    "subject": "证件号",
    "message": "具体情况",
    "amount": "涉及金额（元）",
    "severity": "程度",
    "direction": "问题方向",
}
REQUIRED = ("source", "theme", "title", "county")
WIDEST = {"title": 200, "village": 60, "name": 60, "subject": 40, "message": 2000}
MOST_ROWS = 1000
TOO_LARGE = 5_000_000


class NotRead(Exception):  # noqa: N818
    """The workbook cannot be read at all. Its text says why and how to mend it."""


@dataclass
class Row:
    """A filled row: its number in the sheet, what it gives, and what is wrong with it."""

    number: int
    given: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def template(counties: list[str]) -> bytes:
    """A blank workbook with drop-downs and notes."""
    file = BytesIO()
    with override("zh-hans"), xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("问题登记")
        must = book.add_format({"bold": True, "bg_color": "#fff0c9", "border": 1})
        may = book.add_format({"bold": True, "bg_color": "#e3eef3", "border": 1})
        text = book.add_format({"num_format": "@"})
        for at, (name, header) in enumerate(HEADERS.items()):
            sheet.write_string(0, at, header, must if name in REQUIRED else may)
            sheet.set_column(at, at, 30 if name in {"title", "message"} else 14, None if name == "amount" else text)
            if offered := {"county": counties, **_offered()}.get(name):
                sheet.data_validation(1, at, MOST_ROWS, at, {"validate": "list", "source": offered})
        sheet.write_comment(0, 0, "黄色的列必填，一行一个问题。镇街不填就登记到县区；问题方向不填的不计入错保。")
        sheet.freeze_panes(1, 0)
    return file.getvalue()


def _offered() -> dict[str, list[str]]:
    tables: dict[str, Mapping[str, Any]] = {
        "source": ENTERED,
        "theme": THEMES,
        "severity": SEVERITIES,
        "direction": DIRECTIONS,
    }
    return {name: [str(words) for words in table.values()] for name, table in tables.items()}


def read_entries(content: bytes, actor: Actor) -> list[Row]:
    """The filled rows. Raises NotRead."""
    if len(content) > TOO_LARGE or unpacks_to(content) > MAX_UNPACKED:
        raise NotRead(_("文件太大，登记表不应超过 5 MB。请只留要登记的行"))
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        lines = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise NotRead(_("这不是能打开的 Excel 文件。请用下载的模板填写，存成 xlsx")) from error
    if not lines or (absent := [HEADERS[name] for name in REQUIRED if HEADERS[name] not in map(_text, lines[0])]):
        raise NotRead(
            _("第一行缺少表头：{headers}。请用下载的模板填写").format(headers="、".join(absent if lines else ["…"]))
        )
    if len(lines) - 1 > MOST_ROWS:
        raise NotRead(_("一次最多登记 {n} 行，请分几次上传").format(n=MOST_ROWS))
    return list(_rows(lines, places_of(actor)))


def places_of(actor: Actor) -> dict[tuple[str, str], Area]:
    """The places of an actor by county and town; a county by itself with no town."""
    areas = actor.areas.filter(level__in=["city", "county", "town"]).select_related("parent")
    return {
        (area.parent.name, area.name) if area.level == "town" and area.parent else (area.name, ""): area
        for area in areas
    }


def _rows(lines: list[list[Any]], places: Mapping[tuple[str, str], Area]) -> Iterator[Row]:
    at = {name: n for name, header in HEADERS.items() for n, cell in enumerate(lines[0]) if _text(cell) == header}
    with override("zh-hans"):
        keys = {name: dict(zip(words, table, strict=True)) for name, words, table in _tables()}
    for number, line in enumerate(lines[1:], start=2):
        said = {name: _text(line[n]) for name, n in at.items() if n < len(line)}
        if any(said.values()):
            yield _read(Row(number), said, keys, places)


def _tables() -> list[tuple[str, list[str], Mapping[str, Any]]]:
    offered = _offered()
    return [
        ("source", offered["source"], ENTERED),
        ("theme", offered["theme"], THEMES),
        ("severity", offered["severity"], SEVERITIES),
        ("direction", offered["direction"], DIRECTIONS),
    ]


def _read(row: Row, said: dict[str, str], keys: Mapping[str, Mapping[str, str]], places: Mapping[Any, Area]) -> Row:
    for name in REQUIRED:
        if not said.get(name):
            row.faults.append(_("“{header}”没有填").format(header=HEADERS[name]))
    for name, known in keys.items():
        if said.get(name) and said[name] not in known:
            row.faults.append(_("“{header}”里没有“{value}”这一项").format(header=HEADERS[name], value=said[name]))
        row.given[name] = known.get(said.get(name, ""), "medium" if name == "severity" else "")
    for name, widest in WIDEST.items():
        row.given[name] = said.get(name, "")
        if len(row.given[name]) > widest:
            row.faults.append(_("“{header}”超过 {n} 个字").format(header=HEADERS[name], n=widest))
    row.faults += [_("“{header}”：{why}").format(header=HEADERS[name], why=why) for name, why in faults_in(row.given)]
    row.given["area"] = _place(row, said, places)
    row.given["amount"] = _amount(row, said.get("amount", ""))
    return row


def _place(row: Row, said: Mapping[str, str], places: Mapping[Any, Area]) -> int | None:
    county, town = said.get("county", ""), said.get("town", "")
    area = places.get((county, town))
    if county and area is None:
        row.faults.append(_("“{place}”不在您管辖的范围，或名称不对").format(place=f"{county}{town}"))
    return area.pk if area else None


def _amount(row: Row, said: str) -> str | None:
    if not said:
        return None
    try:
        amount = Decimal(said.replace(",", "").replace("，", "").removesuffix("元"))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount < 10**10:
        row.faults.append(_("“{header}”不是金额：{value}").format(header=HEADERS["amount"], value=said))
        return None
    return str(amount.quantize(Decimal("0.01")))


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""
