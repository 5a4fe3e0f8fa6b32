"""The charts of a board as typed series: drawn by a script, read as a table, told in a sentence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from doudi.web.boards.approved_map import Map
from doudi.web.boards.cube import Cube
from doudi.web.boards.figures import rows_of
from doudi.web.boards.tile_map import Spot, TileMap
from doudi.web.cases.words import THEMES
from doudi.web.cases.workflow import OPEN, STATES

Value = int | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Line:
    """A named row of values, one per label; `links`: the rows behind each value, where there are any."""

    name: str
    values: Sequence[Value]
    links: Sequence[str] = field(default_factory=list)


@dataclass(frozen=True)
class Chart:
    """A chart: `kind` bar, line, heat or tiles; `links`: the rows behind each label, where there are any.

    `n_whole`: so many of the last labels and lines are totals of the others, and bear no shade.
    `spots`: where the tile of each label stands, in a map of `n_columns`. `map`: the approved map drawn instead.
    """

    name: str
    title: str
    definition: str
    sentence: str
    kind: str
    labels: Sequence[str]
    lines: Sequence[Line]
    unit: str = ""
    links: Sequence[str] = field(default_factory=list)
    spots: Sequence[Spot] = field(default_factory=list)
    n_columns: int = 0
    map: Map | None = None
    n_whole: int = 0

    @property
    def table(self) -> list[list[Any]]:
        """One row per label: the label and its values."""
        return [[label, *(line.values[at] for line in self.lines)] for at, label in enumerate(self.labels)]

    @property
    def drawn(self) -> dict[str, Any]:
        """What the script draws."""
        return asdict(self)


def ranking(cube: Cube) -> Chart:
    """The places by their closing rate, best first; places without cases last."""
    rated = [(place, name, _rate(cube.at_place(place))) for place, name in cube.places.items()]
    rated.sort(key=lambda one: (one[2] is None, -(one[2] or 0)))
    best = next((name for _place, name, rate in rated if rate), None)
    return Chart(
        "ranking",
        _("各地销号率"),
        _("已销号办件占本地全部办件的比例"),
        _("{name}的销号率最高。").format(name=best) if best else _("还没有销号的办件。"),
        "bar",
        [name for _place, name, _rate in rated],
        [Line(_("销号率"), [rate for _place, _name, rate in rated])],
        "%",
        [rows_of(place=str(place)) for place, _name, _rate in rated],
    )


def _rate(cube: Cube) -> float | None:
    whole = cube.count()
    return round(cube.count(lambda c: c.state == "closed") * 100 / whole, 1) if whole else None


def stages(cube: Cube) -> Chart:
    """How many cases stand in each state."""
    standing = Counter[str]()
    for cell in cube.cells:
        standing[cell.state] += cell.n
    counts = [standing[state] for state in STATES]
    waiting = max(range(len(counts)), key=counts.__getitem__)
    words = [str(word) for word in STATES.values()]
    return Chart(
        "stages",
        _("各环节办件数"),
        _("当前处于各环节的办件"),
        _("“{state}”最多，{n} 件。").format(state=words[waiting], n=counts[waiting]),
        "bar",
        words,
        [Line(_("件"), counts)],
        "",
        [rows_of(state=state) for state in STATES],
    )


def trend(cube: Cube) -> Chart:
    """Opened and closed per month."""
    months = sorted({*cube.opened, *cube.closed})
    return Chart(
        "trend",
        _("每月新增与销号"),
        _("近 12 个月，按生成和销号的月份计"),
        _("共 {opened} 件生成，{closed} 件销号。").format(
            opened=sum(cube.opened.values()), closed=sum(cube.closed.values())
        ),
        "line",
        [f"{month:%Y-%m}" for month in months],
        [
            Line(_("新增"), [cube.opened.get(month, 0) for month in months]),
            Line(pgettext("figure", "销号"), [cube.closed.get(month, 0) for month in months]),
        ],
    )


def heat(cube: Cube) -> Chart:
    """Open cases by place and theme."""
    standing = Counter[tuple[int, str]]()
    for cell in cube.cells:
        if cell.state != "closed":
            standing[cell.place, cell.theme] += cell.n
    met = {cell.theme for cell in cube.cells}
    themes = [theme for theme in THEMES if theme in met]
    n, n_own = cube.count(lambda c: c.state != "closed"), _n_elsewhere(cube)
    told = _("未销号办件共 {n} 件。") if not n_own else _("未销号办件共 {n} 件，合计含本级 {n_own} 件。")
    return Chart(
        "heat",
        _("各地未销号问题分布"),
        _("未销号办件按地方和问题类别计数"),
        told.format(n=n, n_own=n_own),
        "heat",
        [*cube.places.values(), _("合计")],
        [*(_open_of(cube, standing, theme) for theme in themes), _open_of(cube, standing)],
        "",
        [*(rows_of(place=str(place), state=OPEN) for place in cube.places), rows_of(state=OPEN)],
        n_whole=1,
    )


def _n_elsewhere(cube: Cube) -> int:
    """Open cases that lie at none of the places, but at the one above them."""
    return cube.count(lambda c: c.state != "closed" and c.place not in cube.places)


def _open_of(cube: Cube, standing: Mapping[tuple[int, str], int], theme: str = "") -> Line:
    """A column of the table: the open cases of a theme, or of all, by place and in all."""
    narrow = {"theme": theme} if theme else {}
    at_place = [
        sum(n for (place, of), n in standing.items() if place == here and theme in ("", of)) for here in cube.places
    ]
    whole = sum(n for (_place, of), n in standing.items() if theme in ("", of))
    links = [rows_of(place=str(place), state=OPEN, **narrow) for place in cube.places]
    return Line(str(THEMES[theme]) if theme else _("合计"), [*at_place, whole], [*links, rows_of(state=OPEN, **narrow)])


def tiles(cube: Cube) -> Chart:
    """The schematic map: one tile per place, its open cases; in reading order, as the tiles stand."""
    places = cube.tiles.spots
    counts = [cube.at_place(place).count(lambda c: c.state != "closed") for place in places]
    return Chart(
        "tiles",
        _("各地未销号办件示意图"),
        _how_tiles_stand(cube.tiles) if cube.map is None else _how_it_is_drawn(cube.map),
        _("共 {n} 个地方。").format(n=len(counts)),
        "tiles",
        [cube.places[place] for place in places],
        [Line(_("未销号"), counts)],
        "",
        [rows_of(place=str(place), state=OPEN) for place in places],
        list(places.values()),
        cube.tiles.n_columns,
        cube.map,
    )


def _how_tiles_stand(map_: TileMap) -> str:
    if map_.n_placed == 0:
        return _("每格一地，颜色越深未销号办件越多；没有设置方位，按区划代码排列，不表示位置和边界")
    if map_.n_placed < len(map_.spots):
        return _("每格一地，颜色越深未销号办件越多；按大致方位排列，没有设置方位的排在最后，不表示边界")
    return _("每格一地，颜色越深未销号办件越多；按大致方位排列，上北下南，不表示边界")


def _how_it_is_drawn(map_: Map) -> str:
    return _("颜色越深未销号办件越多；轮廓由本单位上传，审图号：{approval}").format(approval=map_.approval)


def charts(cube: Cube) -> list[Chart]:
    """The charts of a board."""
    return [tiles(cube), ranking(cube), heat(cube), stages(cube), trend(cube)]


def plain(value: Value | Decimal) -> str:
    """A value in a table: a dash for none."""
    return "—" if value is None else f"{value:,}"


def text_cell(label: Any) -> str:
    """A label as a spreadsheet must read it: a text, never a formula."""
    return f"'{label}" if str(label).startswith(FORMULA) else str(label)
