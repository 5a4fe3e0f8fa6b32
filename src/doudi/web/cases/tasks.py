"""The work of cases in the background."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.actions import draw_look_backs, end_those_without_reviewer
from doudi.web.cases.batch_job import move_many  # noqa: F401 – a task of its own file
from doudi.web.cases.reminders import remind, resume_those_whose_pause_is_over
from doudi.web.jobs.kinds import job
from doudi.web.jobs.running import Running
from doudi.web.jobs.schedules import every


@every("hourly")
@job("cases.remind", title=_("提醒临近到期和逾期的办件"))
def remind_of_limits(running: Running) -> dict[str, int]:
    """Remind the holders; nothing outside office hours, and nobody twice of one limit."""
    return {"cases": remind(timezone.now())}


@every("daily", at="06:00")
@job("cases.resume", title=_("恢复挂起到期的办件"))
def resume_suspended(running: Running) -> dict[str, int]:
    """Take up what was put aside until today."""
    return {"cases": resume_those_whose_pause_is_over()}


@every("daily", at="06:30")
@job("cases.lapse", title=_("清理复核人已离岗的确认请求"))
def lapse_confirmations(running: Running) -> dict[str, int]:
    """Let go of what was asked of reviewers who left; whoever asked is told."""
    return {"confirmations": end_those_without_reviewer()}


@every("monthly", day=1, at="05:00")
@job("cases.draw", title=_("抽取上月销号的办件回访"))
def draw(running: Running) -> dict[str, int]:
    """Draw from last month's closed cases for a second look."""
    last_month = timezone.localdate().replace(day=1) - timedelta(days=1)
    return {"drawn": sum(made.n_drawn for made in draw_look_backs(last_month))}
