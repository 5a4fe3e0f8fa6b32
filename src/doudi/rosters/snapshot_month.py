"""The month of a snapshot that no column states (design: rosters, "Month of a snapshot")."""

import re
from datetime import date
from pathlib import PurePosixPath

from doudi.rosters.cleaning.writing import narrow, without_spaces

_YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})"
_MONTH = r"(0?[1-9]|1[0-2])"
_FORMS = (
    re.compile(rf"{_YEAR}(0[1-9]|1[0-2])(?![0-9])"),  # 202006
    re.compile(rf"{_YEAR}[-—–]{_MONTH}(?![0-9])(?!月?[—–~至到][0-9])"),  # 2020-06
    re.compile(rf"{_YEAR}年{_MONTH}月"),  # 2020年6月
)
_SPAN = re.compile(rf"{_MONTH}月?[-—–~至到](?:(?:19|20)?[0-9]{{2}}年)?{_MONTH}月")


def snapshot_month(sheet: str, file: str, as_of: date) -> date:
    """The month in the sheet name, else in the file name, else that of the as-of day; by its first day."""
    return _month_in(sheet) or _month_in(PurePosixPath(file).stem) or as_of.replace(day=1)


def _month_in(name: str) -> date | None:
    """The one month a name states; a span or two different months are none."""
    written = narrow(without_spaces(name))
    found = {date(int(year), int(month), 1) for form in _FORMS for year, month in form.findall(written)}
    return found.pop() if len(found) == 1 and not _SPAN.search(written) else None
