"""The month of a snapshot that no column states (design: rosters, "Month of a snapshot")."""

import re
from datetime import date
from pathlib import PurePosixPath

from doudi.rosters.cleaning.writing import narrow

_YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})"
_MONTH = r"(0?[1-9]|1[0-2])"
_FORMS = (
    re.compile(rf"{_YEAR}(0[1-9]|1[0-2])(?![0-9])"),  # 202006
    re.compile(rf"{_YEAR}[-—–]{_MONTH}(?![0-9])(?!月?[—–~至到][0-9])"),  # 2020-06
    re.compile(rf"{_YEAR}年{_MONTH}月"),  # 2020年6月
)
_SPANS = (
    re.compile(rf"{_MONTH}月?[-—–~至到](?:(?:19|20)?[0-9]{{2}}年)?{_MONTH}月"),  # 1—5月
    re.compile(rf"{_YEAR}(0[1-9]|1[0-2])[-—–~至到](0[1-9]|1[0-2])(?![0-9])"),  # 202001-05
)
_BARE_MONTH = re.compile(rf"(?<![0-9]){_MONTH}月")
_SPACE_BESIDE_A_WORD = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")  # 202006 2 is no longer number


def snapshot_month(sheet: str, file: str, as_of: date) -> date:
    """The month in the sheet name, else in the file name, else that of the as-of day; by its first day."""
    return _month_in(sheet) or _month_in(PurePosixPath(file).stem) or as_of.replace(day=1)


def _month_in(name: str) -> date | None:
    """The one month a name states; a span or two different months are none."""
    written = _SPACE_BESIDE_A_WORD.sub("", narrow(name))
    found = {date(int(year), int(month), 1) for form in _FORMS for year, month in form.findall(written)}
    said = {month.month for month in found} | {int(month) for month in _BARE_MONTH.findall(written)}
    return found.pop() if len(found) == 1 and len(said) == 1 and not _is_span(written) else None


def _is_span(written: str) -> bool:
    """From one month to a later one: 2020-04 (1) and 202004-01 are copies or parts of a month."""
    spans = [found.groups()[-2:] for form in _SPANS for found in form.finditer(written)]
    return any(int(first) < int(last) for first, last in spans)
