"""Which returns a campaign demands: what each counts, and by which day it is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from doudi.web.campaigns.models import Campaign
from doudi.web.workdays.calendar import WorkingDays

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """A return that is demanded. `month`: the first day of the month it is named after; counts `begins` to `ends`."""

    kind: str
    month: date
    begins: date
    ends: date
    due: date

    @property
    def word(self) -> str:
        """Its month as it stands in addresses: 2020-06."""
        return f"{self.month:%Y-%m}"


def periods_of(campaign: Campaign, days: WorkingDays) -> list[Period]:
    """All returns of a campaign, by month; half-year and year-end returns after the month they fall in."""
    found = [*_months(campaign, days), *_terms(campaign, days)]
    return sorted(found, key=lambda period: (period.month, period.ends, period.due))


def due_by(day: date, days: WorkingDays) -> date:
    """The day, or the last working day before it when it is a day of rest: a return is never late for a holiday."""
    while not days.is_working_day(day):
        day -= ONE_DAY
    return day


def _months(campaign: Campaign, days: WorkingDays) -> Iterator[Period]:
    """A month counts from the day after the last one's end; the first from the day the campaign begins (clause 4.3)."""
    begins, month = campaign.begins_on, campaign.begins_on.replace(day=1)
    while month <= campaign.ends_on:
        ends = month.replace(day=campaign.counts_until)
        if begins <= ends:
            yield Period("month", month, begins, ends, due_by(month.replace(day=campaign.return_day), days))
            begins = ends + ONE_DAY
        month = (month + timedelta(days=31)).replace(day=1)


def _terms(campaign: Campaign, days: WorkingDays) -> Iterator[Period]:
    for kind, term in campaign.terms.items():
        ends, due = date.fromisoformat(term["counts_until"]), date.fromisoformat(term["due"])
        yield Period(kind, ends.replace(day=1), campaign.begins_on, ends, due_by(due, days))


def find(periods: list[Period], kind: str, month: date) -> Period | None:
    """The period of a kind and month."""
    return next((one for one in periods if (one.kind, one.month) == (kind, month)), None)


def current(periods: list[Period], day: date) -> Period | None:
    """The monthly period that a day falls in; before or after the campaign the first or the last."""
    months = [one for one in periods if one.kind == "month"]
    return next((one for one in months if day <= one.ends), months[-1] if months else None)
