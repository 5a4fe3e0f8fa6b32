"""What an installation does by itself every day."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.audit.checkpoints import sign_day
from doudi.web.jobs.kinds import job
from doudi.web.jobs.running import Running
from doudi.web.jobs.schedules import every


@every("daily", at="00:10")
@job("audit.checkpoint", title=_("签署审计日志"))
def sign_the_log(running: Running) -> dict[str, int]:
    """Sign the state of the log, so that nothing before can be changed unseen."""
    return {"last_number": sign_day(timezone.localdate()).last_number}
