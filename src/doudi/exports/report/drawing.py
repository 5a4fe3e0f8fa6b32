"""Charts as plain shapes, drawn by the template as inline SVG: they print, and need neither script nor style sheet.

360 units wide, so that on a phone a unit is about a pixel and the text stays readable.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from doudi.language import say

WIDTH = 360
BAR_ROW = 22
BAR_LEFT, BAR_RIGHT = 96, 320  # names to the left, totals to the right
HEAT_LEFT, HEAT_TOP, HEAT_ROW = 92, 24, 22
TREND_TOP, TREND_FLOOR, TREND_LEFT = 22, 138, 8
MOST_MONTHS = 12
SHADES = 5


@dataclass(frozen=True)
class Box:
    """A rectangle; `kind` is its class: certain, to_verify, undecided, shade0 … shade5."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True)
class Label:
    """Text at a point: `anchor` start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    kind: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chart with its title, a sentence that says what it shows, and its numbers as a table."""

    name: str
    title: str
    sentence: str
    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[str, str], ...] = ()
    width: int = WIDTH


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart: its name and the lengths of its parts by kind."""

    name: str
    parts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Its whole length."""
        return sum(self.parts.values())


def bars(name: str, title: str, sentence: str, rows: Sequence[Bar], legend: Mapping[str, str]) -> Drawing:
    """Horizontal stacked bars; `legend`: kind of part → what it is called."""
    longest = max((bar.total for bar in rows), default=0) or 1
    boxes: list[Box] = []
    labels: list[Label] = []
    for number, bar in enumerate(rows):
        top = number * BAR_ROW
        labels.append(Label(BAR_LEFT - 6, top + 15, shortened(bar.name, 7), "end"))
        end = _stack(bar, top, longest, boxes)
        labels.append(Label(end + 5, top + 15, f"{bar.total:,}", kind="figure"))
    header = (say("名称"), *legend.values(), say("合计"))
    table = tuple((bar.name, *(f"{bar.parts.get(kind, 0):,}" for kind in legend), f"{bar.total:,}") for bar in rows)
    height = len(rows) * BAR_ROW + 4
    return Drawing(name, title, sentence, height, tuple(boxes), tuple(labels), header, table, tuple(legend.items()))


def _stack(bar: Bar, top: float, longest: int, boxes: list[Box]) -> float:
    """Draw the parts one after the other; gives the right end."""
    left = float(BAR_LEFT)
    for kind, length in bar.parts.items():
        width = length / longest * (BAR_RIGHT - BAR_LEFT)
        if length:
            boxes.append(Box(round(left, 1), top + 4, round(max(width, 1), 1), BAR_ROW - 8, kind))
        left += width
    return round(left, 1)


def heat(name: str, title: str, sentence: str, rows: Mapping[str, Sequence[int]], columns: Sequence[str]) -> Drawing:
    """A grid of numbers, the darker the more; each number stands in its cell."""
    step = (WIDTH - HEAT_LEFT) / max(len(columns), 1)
    most = max((count for line in rows.values() for count in line), default=0)
    boxes: list[Box] = []
    labels = [Label(HEAT_LEFT + (i + 0.5) * step, 15, column, "middle", "head") for i, column in enumerate(columns)]
    for number, (row, line) in enumerate(rows.items()):
        top = HEAT_TOP + number * HEAT_ROW
        labels.append(Label(HEAT_LEFT - 6, top + 15, shortened(row, 7), "end"))
        for i, count in enumerate(line):
            depth = shade(count, most)
            boxes.append(
                Box(round(HEAT_LEFT + i * step + 1, 1), top + 1, round(step - 2, 1), HEAT_ROW - 2, f"shade{depth}")
            )
            ink = "onDark" if depth >= 4 else "figure"
            labels.append(Label(round(HEAT_LEFT + (i + 0.5) * step, 1), top + 15, compact(count), "middle", ink))
    table = tuple((row, *(f"{count:,}" for count in line)) for row, line in rows.items())
    height = HEAT_TOP + len(rows) * HEAT_ROW + 2
    return Drawing(name, title, sentence, height, tuple(boxes), tuple(labels), (say("单位"), *columns), table)


def shade(count: int, most: int) -> int:
    """0 for none, else 1 to 5: the fifth of the largest number it lies in. Under five, one is not yet dark."""
    return -(-SHADES * count // max(most, SHADES))


def trend(name: str, title: str, sentence: str, counts: Mapping[date, int]) -> Drawing:
    """A column per month, the last twelve drawn; the table has all of them."""
    months = sorted(counts)
    drawn = months[-MOST_MONTHS:]
    most = max((counts[month] for month in drawn), default=0) or 1
    step = min((WIDTH - 2 * TREND_LEFT) / max(len(drawn), 1), 64)
    boxes, labels = [], []
    for i, month in enumerate(drawn):
        tall = round(counts[month] / most * (TREND_FLOOR - TREND_TOP), 1)
        left = TREND_LEFT + i * step
        boxes.append(Box(round(left + step * 0.18, 1), TREND_FLOOR - tall, round(step * 0.64, 1), tall, "certain"))
        middle = round(left + step / 2, 1)
        labels.append(Label(middle, TREND_FLOOR - tall - 5, compact(counts[month]), "middle", "figure"))
        labels.append(Label(middle, TREND_FLOOR + 15, f"{month:%m}", "middle", "head"))
        if i == 0 or month.month == 1:
            labels.append(Label(middle, TREND_FLOOR + 29, f"{month:%Y}", "middle", "head"))
    table = tuple((f"{month:%Y-%m}", f"{counts[month]:,}") for month in months)
    header = (say("月份"), say("疑点"))
    return Drawing(name, title, sentence, TREND_FLOOR + 34, tuple(boxes), tuple(labels), header, table)


def compact(count: int) -> str:
    """A number short enough for a cell: 12,345 in thousands."""
    return f"{count:,}" if count < 10_000 else f"{count / 1000:.0f}k"


def shortened(text: str, most: int) -> str:
    """A name that fits; a Latin letter takes half the room of a Chinese character."""
    room = 0.0
    for at, letter in enumerate(text):
        room += 1 if ord(letter) > 0x2E7F else 0.55
        if room > most:
            return text[:at].rstrip() + "…"
    return text
