"""Who may do what in the ledger and with returns, asked alike by pages and actions: each says why not, or nothing."""

from datetime import date

from django.utils.translation import gettext as _

from doudi.web.campaigns.models import Campaign, Duty, Return, Task
from doudi.web.campaigns.workflow import STATES, STEPS
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area


def not_the_place_of(area: Area, by: Actor) -> str:
    """Whether the actor works for this very place: a county's plan is the county's to make, not the city's."""
    if by.looking or area.pk not in by.area_ids or by.unit.area.level != area.level:
        return _("只有{area}自己的单位能填写").format(area=area)
    return ""


def not_loading(by: Actor) -> str:
    """Why this actor may not load the plan of a city."""
    if by.looking or not by.may("ledger.plan") or by.unit.area.level != "city":
        return _("只有市级经办能载入方案")
    return ""


def not_planning(area: Area, by: Actor) -> str:
    """Why this actor may not name units, people and limits in a place's plan."""
    return not_the_place_of(area, by) if by.may("ledger.plan") else _("您的岗位不能制定方案和任务")


def not_reporting(duty: Duty, by: Actor) -> str:
    """Why this actor may not report on a duty. Finance reports on what it leads or was given."""
    if not by.may("ledger.work"):
        return _("您的岗位不能填报进展")
    if by.role == "finance_officer" and by.unit.pk != duty.unit_id and duty.task.lead != "finance":
        return _("财政只填报由财政牵头或承办的任务")
    return not_the_place_of(duty.area, by)


def not_a_limit(limit: date, task: Task, campaign: Campaign) -> str:
    """Why a day cannot be the limit in a county: it keeps within the city's (clause 3.1)."""
    if limit > task.limit_on:
        return _("不能晚于市方案的期限 {day}").format(day=task.limit_on)
    return _("不能早于活动开始 {day}").format(day=campaign.begins_on) if limit < campaign.begins_on else ""


def is_month_locked(campaign: Campaign, area: Area, month: date) -> bool:
    """Whether the month's return is signed and no restatement of it is in hand."""
    returns = Return.objects.system("the lock of a month is the same for whoever asks")
    states = set(
        returns.filter(campaign=campaign, area=area, kind="month", period=month).values_list("state", flat=True)
    )
    return "submitted" in states and not states & {"draft", "filled"}


def refusal(returned: Return, name: str, by: Actor) -> str:
    """Why this actor may not take this step with the return as it stands."""
    step = STEPS[name]
    if returned.state != step.source:
        return _("“{state}”的报表不能“{step}”").format(state=STATES[returned.state], step=step.title)
    if not by.may(step.action):
        return _("您的岗位不能“{step}”").format(step=step.title)
    if why := not_the_place_of(returned.area, by):
        return why
    if step.other and by.user.pk in returned.writers:
        return _("填报人不能签发自己填的报表，请换一人签发")
    if name in {"hand_in", "sign"} and by.on <= returned.ends_on:
        return _("统计期到 {day} 为止，过了这一天才能送签、签发").format(day=returned.ends_on)
    return ""


def steps_open_to(returned: Return, by: Actor) -> dict[str, str]:
    """The steps this actor may take now, with their words."""
    return {name: step.title for name, step in STEPS.items() if not refusal(returned, name, by)}
