"""The ledger and the returns of one of the two counties."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils import timezone

from doudi.web.campaigns.models import Campaign, Duty, Figure, Progress, Return, Task, TypicalCase
from doudi.web.orgs.actor import Actor


def plant_ledger(side: Any) -> None:
    """A campaign of its own with a task, a duty and its progress; then the returns of the shared one."""
    by, today = side.officer, timezone.localdate()
    first, last = date(today.year, 1, 1), date(today.year, 12, 31)
    stage = {"name": "only", "title": f"{side.mark}stage 属实", "clause": "1", "until": last.isoformat()}
    campaign = Campaign.objects.create(
        area=side.over,
        name=side.mark,
        title=f"{side.mark}campaign 属实",
        document="1",
        issued_on=first,
        begins_on=first - timedelta(days=1),
        ends_on=last,
        stages=[stage],
        return_day=23,
        counts_until=20,
        digest="0",
    )
    task = Task.objects.create(
        campaign=campaign,
        area=side.over,
        position=1,
        number=f"{side.mark}1",
        title=f"{side.mark}task 属实",
        text=f"{side.mark}text 属实",
        target=f"{side.mark}target 属实",
        level="county",
        lead="civil_affairs",
        stage="only",
        limit_on=last,
        measure="number",
    )
    duty = Duty.objects.create(
        campaign=campaign, task=task, area=side.over, unit=by.unit, person=by.user, limit_on=last, goal=side.number
    )
    Progress.objects.create(
        duty=duty,
        area=side.over,
        month=first,
        done=f"{side.mark}done 属实",
        state="doing",
        by=by.user,
        unit=by.unit,
    )
    _report(side, Campaign.objects.system("a test").get(name="campaign"), by)
    side.row |= {"campaign": campaign, "task": task, "duty": duty}


def _report(side: Any, campaign: Campaign, by: Actor) -> None:
    first = date(timezone.localdate().year, 1, 1)
    held = {"campaign": campaign, "area": side.over, "period": first, "begins_on": first}
    held |= {
        "ends_on": first.replace(day=20),
        "due_on": first.replace(day=23),
        "summary": f"{side.mark}summary 属实",
    }
    signed = {"signed_by": side.reviewer.user, "submitted_at": datetime(first.year, 1, 22, tzinfo=UTC)}
    old = Return.objects.create(
        **held, **signed, submitted_on=first.replace(day=22), state="submitted", filled_by=by.user
    )
    side.row["return"] = Return.objects.create(
        **held, revision=2, corrects=old, reason=f"{side.mark}reason 属实", state="draft"
    )
    case = side.row["case3"]
    for one in (old, side.row["return"]):
        TypicalCase.objects.create(
            returned=one, case=case, title=f"{side.mark}typical 属实", text=f"{side.mark}typical 属实"
        )
    Figure.objects.create(
        returned=old,
        position=1,
        code="opened",
        span="period",
        title=f"{side.mark}figure",
        unit="1",
        definition="1",
        value=side.number,
        rows_of="case",
        ids=[case.pk],
    )
