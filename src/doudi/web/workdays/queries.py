"""What is asked of the calendar."""

from datetime import date

from django.db.models import QuerySet

from doudi.web.workdays.models import Day, Year


def days_of(year: int) -> QuerySet[Day]:
    """The days of a year that differ from the plain week."""
    return Day.objects.filter(day__range=(date(year, 1, 1), date(year, 12, 31))).select_related("changed_by")


def years_shown(today: date) -> list[Year]:
    """The years of the table, up to the next one at least; a year that is not in the table is not arranged."""
    held = {year.year: year for year in Year.objects.all()}
    last = max([*held, today.year + 1])
    first = min([*held, today.year])
    return [held.get(year) or Year(year=year) for year in range(first, last + 1)]


def years_not_arranged(today: date) -> list[int]:
    """This year and the next, if their arrangement is not filled in: what is reckoned in them is provisional."""
    arranged = set(Year.objects.filter(arranged=True).values_list("year", flat=True))
    return [year for year in (today.year, today.year + 1) if year not in arranged]
