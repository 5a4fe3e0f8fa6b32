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


def born_on(id_no: ir.StringValue) -> ir.IntegerValue:
    """Digits 7-14 of an id as a number, YYYYMMDD; they need be no real date."""
    return id_no.substr(6, 8).cast("int64")


def age_of(born: ir.IntegerValue, on: date) -> ir.IntegerValue:
    """Full years on that day of one `born_on`; the birthday itself counts; unknown where that is no real date."""
    year, month, day = born // 10000, born // 100 % 100, born % 100
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    february = leap.ifelse(29, 28)
    length = ibis.cases((month == 2, february), (month.isin([4, 6, 9, 11]), 30), else_=31)
    real = (year >= 1) & month.between(1, 12) & (day >= 1) & (day <= length)
    years = (on.year * 10000 + on.month * 100 + on.day - born) // 10000
    return real.ifelse(years, ibis.null("int64"))


def age_on(id_no: ir.StringValue, on: date) -> ir.IntegerValue:
    """`age_of` a person by his id: for few rows. For many make `born_on` a column, or it is reckoned many times."""
    return age_of(born_on(id_no), on)
