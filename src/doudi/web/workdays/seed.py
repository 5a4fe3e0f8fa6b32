"""What the table begins with: the arrangements that chinesecalendar knows, and the statutory days of the year after.

The statutory days follow 《全国年节及纪念日放假办法》(国务院令第795号); how weekends are moved around them (调休) is
announced late in the year before, so a year that has only these is not filled in.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from chinese_calendar.constants import Holiday, holidays, workdays

SINCE = 2020
ARRANGED_BY = "国务院办公厅放假安排"
"""The paper behind a year that the library knows; the library is not one."""
NAMES = {holiday.value: holiday.chinese for holiday in Holiday}
STATUTORY = {
    2027: {
        "元旦": [(1, 1)],
        "春节": [(2, 5), (2, 6), (2, 7), (2, 8)],
        "清明": [(4, 5)],
        "劳动节": [(5, 1), (5, 2)],
        "端午": [(6, 9)],
        "中秋": [(9, 15)],
        "国庆节": [(10, 1), (10, 2), (10, 3)],
    }
}


def arranged_years() -> list[int]:
    """The years whose arrangement the library knows."""
    return sorted({day.year for day in holidays if day.year >= SINCE})


def arranged_days(year: int) -> Iterator[tuple[date, bool, str]]:
    """Day, whether offices work, and its name, for a year that the library knows."""
    for table, works in ((holidays, False), (workdays, True)):
        for day, name in table.items():
            if day.year == year:
                yield day, works, NAMES[name] + ("调休补班" if works else "")


def statutory_days(year: int) -> Iterator[tuple[date, bool, str]]:
    """The holidays that the law itself names, for a year not yet arranged."""
    for name, days in STATUTORY.get(year, {}).items():
        for month, day in days:
            yield date(year, month, day), False, name


def fill(day_model: Any, year_model: Any) -> None:
    """Fill empty tables. Takes the models, so that a migration can hand in those of its time."""
    years = arranged_years()
    for year in [*years, *(later for later in STATUTORY if later > years[-1])]:
        known = year in years
        year_model.objects.create(year=year, arranged=known, source=ARRANGED_BY if known else "国务院令第795号")
        rows = arranged_days(year) if known else statutory_days(year)
        day_model.objects.bulk_create(day_model(day=day, works=works, name=name) for day, works, name in rows)
