"""How high a row must be to show all of its text, reckoned from the text.

Neither Excel nor LibreOffice finds the height by itself in a file that comes from a program.
"""

from collections.abc import Iterable
from math import ceil

LINE = 1.45  # of a line, in font sizes: Noto Sans CJK, the tallest of the fonts that stand in for the house's
WIDE, NARROW = 1.9, 1.0  # of a Chinese and a Latin character at 10 points, in column widths
LOST_WIDE, LOST_NARROW = 1.2, 3.0  # what a line loses at its end: punctuation moves along, words do not break
PADDING = 4.0
TALLEST = 409.0  # Excel's limit, in points


def row_height(cells: Iterable[tuple[object, float]], font_size: float = 10) -> float:
    """Points for the tallest of (value, column width in characters); numbers and days take one line."""
    most = max((lines(value, width, font_size) for value, width in cells if isinstance(value, str)), default=1)
    return min(most * font_size * LINE + PADDING, TALLEST)


def lines(text: str, width: float, font_size: float = 10) -> int:
    """Lines of a text in a column of this width."""
    in_width = width * 10 / font_size
    return sum(_lines_of_paragraph(paragraph, in_width) for paragraph in text.split("\n"))


def _lines_of_paragraph(text: str, width: float) -> int:
    wide = (len(text.encode()) - len(text)) / 2  # a Chinese character has three bytes in UTF-8
    needed = wide * WIDE + (len(text) - wide) * NARROW
    if needed <= width:
        return 1
    lost = LOST_WIDE if wide > len(text) / 2 else LOST_NARROW
    return ceil(needed / max(width - lost, WIDE))
