"""The work of notices in the background."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.jobs.kinds import job
from doudi.web.jobs.running import Running
from doudi.web.jobs.schedules import every
from doudi.web.notices.digest import send_digests


@every(minutes=15)
@job("notices.send_digests", title=_("发送消息摘要"))
def send(running: Running) -> dict[str, int]:
    """Send digests through the channels that are on; nothing outside office hours."""
    return {"people": send_digests(timezone.now())}
