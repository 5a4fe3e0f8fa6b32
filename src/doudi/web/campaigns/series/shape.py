"""What a figure is: words, and a condition on rows of cases, duties or monthly progress."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from doudi.web.campaigns.models import Return


@dataclass(frozen=True)
class Span:
    """Which place and days a figure counts; both days included. `months`: the months of progress that fall in it."""

    area_id: int
    begins: date
    ends: date
    months: tuple[date, date]
    campaign_id: int

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From the first moment up to, not including, the last."""
        first = timezone.make_aware(datetime.combine(self.begins, time()))
        return first, timezone.make_aware(datetime.combine(self.ends + timedelta(days=1), time()))


def spans_of(returned: Return) -> dict[str, Span]:
    """The two spans of a return: its period, and all since the campaign began."""
    place = {"area_id": returned.area_id, "campaign_id": returned.campaign_id}
    begins = returned.campaign.begins_on
    first = begins.replace(day=1)
    period_first = returned.period if returned.kind == "month" else first
    if returned.begins_on == begins:
        period_first = first
    return {
        "period": Span(
            begins=returned.begins_on, ends=returned.ends_on, months=(period_first, returned.period), **place
        ),
        "total": Span(begins=begins, ends=returned.ends_on, months=(first, returned.period), **place),
    }


@dataclass(frozen=True)
class Series:
    """A figure. `rows_of`: the kind of rows (series.reckon.ROWS); empty where the site does not know it yet.

    `adds`: the column that is summed, else rows are counted.
    `stock`: as it stood at the end of the span, the same in both spans.
    """

    code: str
    title: str
    definition: str
    unit: str
    rows_of: str = ""
    where: Callable[[Span], Q] | None = None
    adds: str = ""
    stock: bool = False
