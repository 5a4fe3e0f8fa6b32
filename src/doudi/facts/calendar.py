"""Days, months and ages as the rules count them (checks, "Days")."""

import calendar
from datetime import date

import ibis
import ibis.expr.types as ir


def months_before(day: date, months: int) -> date:
    """The same day that many months earlier, clipped to that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_before(month: date, months: int = 1) -> date:
    """The first day of the month that many months earlier."""
    return months_before(month.replace(day=1), months)


def month_no(day: ir.DateValue | date) -> ir.IntegerValue | int:
    """Months counted through the years, so that months can be subtracted."""
    if isinstance(day, date):
        return day.year * 12 + day.month
    return (day.year() * 12 + day.month()).cast("int64")


def passed_by(start: ir.DateValue, months: ir.IntegerValue, day: date) -> ir.BooleanValue:
    """Whether start + months (clipped to the month's last day) lies before the day."""
    reached = month_no(start) + months
    today = month_no(day)
    return (reached < today) | ((reached == today) & (start.day() < day.day))


def days_between(start: ir.DateValue | date, end: ir.DateValue | date) -> ir.IntegerValue:
    """Calendar days from start to end, end − start."""
    first, last = (ibis.literal(day) if isinstance(day, date) else day for day in (start, end))
    return last.delta(first, unit="day").cast("int64")


def month_text(month: ir.DateValue) -> ir.StringValue:
    """2020-06."""
    return month.year().cast("string") + "-" + month.month().cast("string").lpad(2, "0")


def born_on(id_no: ir.StringValue) -> tuple[ir.IntegerValue, ir.IntegerValue, ir.IntegerValue, ir.BooleanValue]:
    """Year, month and day of birth by digits 7-14 of an id, and whether they are a real date."""
    year, month, day = (id_no.substr(at, n).cast("int64") for at, n in ((6, 4), (10, 2), (12, 2)))
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    february = leap.ifelse(29, 28)
    length = ibis.cases((month == 2, february), (month.isin([4, 6, 9, 11]), 30), else_=31)
    real = (year >= 1) & month.between(1, 12) & (day >= 1) & (day <= length)
    return year, month, day, real


def age_on(id_no: ir.StringValue, on: date) -> ir.IntegerValue:
    """Full years on that day; the birthday itself counts; unknown where the id holds no real date."""
    year, month, day, real = born_on(id_no)
    before_birthday = (month > on.month) | ((month == on.month) & (day > on.day))
    return real.ifelse(on.year - year - before_birthday.ifelse(1, 0), ibis.null("int64"))
