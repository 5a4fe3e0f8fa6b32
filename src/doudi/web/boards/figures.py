"""The numbers of a board: each with its words, its definition, and the rows it opens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doudi.web.boards.cube import Cell, Cube
from doudi.web.cases.directions import WRONGLY_COVERED


@dataclass(frozen=True)
class Figure:
    """A number as it stands on a board. `value` None: there is none, and `text` says why."""

    title: str
    definition: str
    value: int | Decimal | None
    text: str
    rows: str = ""
    alarm: bool = False


@dataclass(frozen=True)
class Counted:
    """A figure that counts cases: which cells, and the same as a filter of the list."""

    title: str
    definition: str
    keep: Callable[[Cell], bool]
    narrow: Mapping[str, str | tuple[str, ...]]


def is_wrongly_covered(cell: Cell) -> bool:
    """Whether the cases of a cell are what the list of WRONGLY_COVERED shows."""
    return (
        cell.theme in WRONGLY_COVERED["theme"]
        and cell.direction == WRONGLY_COVERED["direction"]
        and cell.verdict == WRONGLY_COVERED["verdict"]
    )


COUNTED = {
    "all": Counted(gettext_lazy("办件总数"), gettext_lazy("管辖范围内已生成的全部办件"), lambda _c: True, {}),
    "left_out": Counted(
        gettext_lazy("漏保脱保"),
        gettext_lazy("管辖范围内的漏保脱保类办件"),
        lambda c: c.theme == "coverage",
        {"theme": "coverage"},
    ),
    "covered_wrongly": Counted(
        gettext_lazy("错保"),
        gettext_lazy("低保、特困类办件中，问题方向为不该保的保了、不该发的发了，且核实属实的；未说明方向的不计入"),
        is_wrongly_covered,
        WRONGLY_COVERED,
    ),
    "closed": Counted(
        gettext_lazy("已销号"), gettext_lazy("已复核销号的办件"), lambda c: c.state == "closed", {"state": "closed"}
    ),
}


def rows_of(**narrow: str | tuple[str, ...]) -> str:
    """The address of the list of cases behind a number."""
    return f"{reverse('case_list')}?{urlencode(narrow, doseq=True)}"


def satisfaction() -> Figure:
    """The first figure of every board. There is no survey yet, and none is made up."""
    return Figure(_("满意率"), _("受访群众中满意和基本满意的比例"), None, _("尚未开展调查"))


def counted(cube: Cube, name: str) -> Figure:
    """A figure of COUNTED."""
    figure = COUNTED[name]
    n = cube.count(figure.keep)
    return Figure(str(figure.title), str(figure.definition), n, f"{n:,}", rows_of(**figure.narrow))


def overdue(cube: Cube) -> Figure:
    """Open cases past their day."""
    n = cube.n_overdue
    return Figure(_("超期"), _("未销号、已过期限且未停止计时的办件"), n, f"{n:,}", rows_of(light="red"), alarm=n > 0)


def share(title: str, definition: str, part: int, whole: int, rows: str = "") -> Figure:
    """A share in percent; none of nothing."""
    if not whole:
        return Figure(title, definition, None, _("暂无数据"))
    return Figure(title, definition, Decimal(part * 100) / whole, f"{part * 100 / whole:.1f}%", rows)


def closing_rate(cube: Cube) -> Figure:
    """Closed of all."""
    closed, whole = cube.count(COUNTED["closed"].keep), cube.count()
    return share(_("销号率"), _("已销号办件占全部办件的比例"), closed, whole, rows_of(state="closed"))


def precision(cube: Cube) -> Figure:
    """Confirmed of those verified."""
    confirmed = cube.count(lambda c: c.verdict == "confirmed")
    refuted = cube.count(lambda c: c.verdict == "refuted")
    definition = _("已核实办件中属实的比例")
    return share(_("准确率"), definition, confirmed, confirmed + refuted, rows_of(verdict="confirmed"))


def yuan_found(cube: Cube) -> Figure:
    """The yuan at stake in confirmed cases."""
    yuan = cube.yuan(lambda c: c.verdict == "confirmed")
    text = _("{yuan} 元").format(yuan=f"{yuan:,.2f}")
    return Figure(_("查实金额"), _("核实属实办件涉及的金额合计"), yuan, text, rows_of(verdict="confirmed"))


def yuan_recovered(cube: Cube) -> Figure:
    """The yuan that came back, as the money lines of the cases say."""
    yuan = cube.money.recovered
    text = _("{yuan} 元").format(yuan=f"{yuan:,.2f}")
    return Figure(_("已追回金额"), _("办件资金记录中的已追回合计"), yuan, text, rows_of(money="recovered"))


def figures(cube: Cube) -> list[Figure]:
    """The figures of a board, satisfaction first."""
    return [
        satisfaction(),
        counted(cube, "all"),
        counted(cube, "left_out"),
        counted(cube, "covered_wrongly"),
        yuan_found(cube),
        yuan_recovered(cube),
        closing_rate(cube),
        overdue(cube),
        precision(cube),
    ]
