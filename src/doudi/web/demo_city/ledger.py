"""The campaign of the demo city: the city's plan, each county's own, progress, and a return every month."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from random import Random
from typing import Any

from doudi.demo.calendar import shift
from doudi.web.campaigns import plans
from doudi.web.campaigns.actions import (
    choose_case,
    edit_return,
    hand_in,
    load_plan,
    name_duty,
    report_progress,
    sign_return,
    start_return,
)
from doudi.web.campaigns.models import Campaign, Duty, Return
from doudi.web.campaigns.periods import Period, find, periods_of
from doudi.web.cases.models import Case
from doudi.web.demo_city.cast import acting, officers_of
from doudi.web.orgs.models import Area, Post, Unit
from doudi.web.workdays.calendar import working_days

PLAN = "baoji-2020-109.yaml"
NAMED_ON, LOADED_ON = date(2020, 4, 29), date(2020, 4, 27)
MONTHS = (date(2020, 5, 1), date(2020, 6, 1), date(2020, 7, 1), date(2020, 8, 1))
NEWEST = MONTHS[-1]
LATE_IN_JULY = 9
HALTED = {4: "nothing", 7: "draft", 10: "filled", 2: "late"}
"""Which counties have not sent August's return as they should, and how far it is with them."""
LATER = ("3.4-1", "4.4-3")
"""The summing up, and the survey that goes with the appraisal at the end of the year: nobody has begun in August."""
MANY = ("人", "户", "件", "次")
DONE = (
    "已逐户核对一遍，问题已登记台账",
    "已完成排查，正在逐项整改",
    "已对账，差额已查清",
    "已公示，无异议",
    "已培训镇街经办人员",
)


def order_campaign(officer: Post) -> Campaign:
    """The city loads its plan; every county's plan comes from it."""
    content = files(plans).joinpath(PLAN).read_bytes()
    return load_plan(content, by=acting(officer))[0]


def keep_ledger(campaign: Campaign, luck: Random) -> Iterator[Iterator[date]]:
    """The tale of each place's plan and returns."""
    counties = Area.objects.filter(level="county").order_by("path")
    periods = periods_of(campaign, working_days())
    for at, area in enumerate(counties):
        yield _plan(campaign, area, luck)
        yield _returns(campaign, area, at, periods, luck)
    yield _plan(campaign, campaign.area, luck)


def _plan(campaign: Campaign, area: Area, luck: Random) -> Iterator[date]:
    first = officers_of(area)[0]
    people = {unit.kind: _head(unit) for unit in Unit.objects.filter(area=area).order_by("-pk")}
    yield NAMED_ON
    for duty in _duties(campaign, area):
        person = people.get(duty.task.lead) or first
        if luck.random() < 0.95:
            name_duty(
                duty, by=acting(first), seen=duty.version, unit=person.unit, person=person.user, limit_on=duty.limit_on
            )
    for month in MONTHS[2:]:
        yield month.replace(day=17)
        for duty in _duties(campaign, area):
            if luck.random() < 0.6 and duty.task.number not in LATER:
                report_progress(duty, by=acting(first), month=month, seen=0, **_progress(duty, month, luck))


def _head(unit: Unit) -> Post:
    return Post.objects.filter(unit=unit).select_related("user", "unit").earliest("pk")


def _duties(campaign: Campaign, area: Area) -> list[Duty]:
    rows = Duty.objects.system("the demo's story").filter(campaign=campaign, area=area)
    return list(rows.exclude(state="done").select_related("task"))


def _progress(duty: Duty, month: date, luck: Random) -> dict[str, Any]:
    """Done is only what was due by then: a task that runs until the end of the year is not finished in August."""
    done = luck.random() < 0.55 and duty.limit_on < shift(month, 1)
    given: dict[str, Any] = {"done": luck.choice(DONE), "state": "done" if done else "doing", "problem": ""}
    if duty.task.measure == "percent":
        given["percent"] = 100 if done else luck.randrange(4, 10) * 10
    if duty.task.measure == "number":
        given["number"] = luck.randrange(2, 90) if duty.task.unit_word in MANY else luck.randrange(1, 3)
    return given


def _returns(campaign: Campaign, area: Area, at: int, periods: list[Period], luck: Random) -> Iterator[date]:
    wanted = [find(periods, "month", month) for month in MONTHS]
    wanted.insert(2, find(periods, "half_year", date(2020, 6, 1)))
    for period in filter(None, wanted):
        halted = HALTED.get(at, "") if period.month == NEWEST else ""
        if halted == "nothing":
            return
        late = halted == "late" or (at == LATE_IN_JULY and period.month == MONTHS[2])
        yield _day_of(period, late=late, early=luck.random() < 0.5)
        _fill(campaign, area, period, halted)


def _day_of(period: Period, *, late: bool, early: bool) -> date:
    """The day of a return: on its last day, some the day before; a late one on the next working day."""
    days = working_days()
    if late:
        return days.add(period.due, 1)
    return max(days.add(period.due, -1), days.add(period.ends, 1)) if early else period.due


def _fill(campaign: Campaign, area: Area, period: Period, halted: str) -> None:
    writer, signer = map(acting, officers_of(area))
    row = start_return(by=writer, campaign=campaign, area=area, period=period)
    row = edit_return(row, by=writer, seen=row.version, **_texts(area, period))
    if halted == "draft":
        return
    row = _tell_of_a_case(row, writer)
    row = hand_in(row, by=writer, seen=row.version)
    if halted != "filled":
        sign_return(row, by=signer, seen=row.version)


def _texts(area: Area, period: Period) -> dict[str, str]:
    month = f"{period.month.month}月"
    return {
        "summary": f"{month}，{area.name}对照台账推进各项任务，入户核实疑点，督促镇街限期整改，逐项销号。",
        "problems": "个别镇街核实进度慢，部分疑点需公安、卫健部门协助核实。",
        "next_steps": "倒排工期，对超期办件逐件督办；与财政部门每月对账一次。",
    }


def _tell_of_a_case(row: Return, writer: Any) -> Return:
    closed = Case.objects.visible_to(writer).filter(state="closed", verdict="confirmed", county=row.area)
    if case := closed.filter(closed_at__date__lte=row.ends_on).order_by("-number").first():
        text = f"名册核查发现后，{case.area.name}入户核实属实，制定措施限期整改，以更正后的名册和凭证销号。"
        choose_case(row, by=writer, case=case, title=case.title, text=text)
        row.refresh_from_db()
    return row
