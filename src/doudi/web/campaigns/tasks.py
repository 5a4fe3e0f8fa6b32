"""The regular work of the ledger."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.campaigns.reminders import remind_due
from doudi.web.jobs.kinds import job
from doudi.web.jobs.running import Running
from doudi.web.jobs.schedules import every


@every("daily", at="09:00")
@job("campaigns.remind", title=_("提醒报送月报"))
def remind(running: Running) -> dict[str, int]:
    """Remind the counties of the returns that are due."""
    return {"told": remind_due(timezone.localdate())}
