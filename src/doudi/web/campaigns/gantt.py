"""The plan over time: each duty a bar from the day its stage begins to its limit, on the days of the campaign."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from doudi.web.campaigns.models import Campaign
from doudi.web.campaigns.queries.ledger import LitDuty

WIDTH = 720
"""Units of the drawing over the whole campaign; pages scale it."""

NARROW = 30
"""Units that the name of a month needs."""


@dataclass(frozen=True)
class Bar:
    """A duty drawn: where the bar begins, how long it is, and how much of it is done."""

    lit: LitDuty
    x: float
    width: float
    done: float


@dataclass(frozen=True)
class Chart:
    """Bars by stage, the months across, and today if the campaign is on."""

    stages: list[tuple[str, date, date, list[Bar]]]
    months: list[tuple[float, str]]
    today: float | None


def chart(campaign: Campaign, duties: Iterable[LitDuty], on: date) -> Chart:
    """The drawing of these duties."""
    days = (campaign.ends_on - campaign.begins_on).days + 1

    def place(day: date) -> float:
        return round(WIDTH * min(max((day - campaign.begins_on).days, 0), days) / days, 1)

    stages = []
    held = list(duties)
    for stage in campaign.stages_with_days:
        bars = [
            _bar(one, place(stage["begins"]), place(one.duty.limit_on + timedelta(days=1)))
            for one in held
            if one.duty.task.stage == stage["name"]
        ]
        stages.append((stage["title"], stage["begins"], stage["until"], bars))
    today = place(on) if campaign.begins_on <= on <= campaign.ends_on else None
    return Chart(stages, list(_labelled([(place(month), f"{month.month}") for month in _months(campaign)])), today)


def _bar(one: LitDuty, x: float, end: float) -> Bar:
    width = max(end - x, 4.0)
    return Bar(one, x, round(width, 1), round(width * one.duty.share / 100, 1))


def _labelled(months: list[tuple[float, str]]) -> Iterable[tuple[float, str]]:
    """The months without the name of one that is too short for it."""
    for (x, name), (after, _) in pairwise([*months, (float(WIDTH), "")]):
        yield x, name if after - x >= NARROW else ""


def _months(campaign: Campaign) -> Iterable[date]:
    month = campaign.begins_on
    while month <= campaign.ends_on:
        yield month
        month = (month.replace(day=1) + timedelta(days=31)).replace(day=1)
