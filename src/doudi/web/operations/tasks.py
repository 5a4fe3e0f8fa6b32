"""What an installation does by itself every day."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.accounts.actions.places import carry_out_moves
from doudi.web.accounts.kept import forget_old
from doudi.web.accounts.sessions import forget_ended
from doudi.web.audit.checkpoints import sign_day
from doudi.web.jobs.kinds import job
from doudi.web.jobs.running import Running
from doudi.web.jobs.schedules import every
from doudi.web.operations.measuring import measure_tables


@every("daily", at="00:10")
@job("audit.checkpoint", title=_("签署审计日志"))
def sign_the_log(running: Running) -> dict[str, int]:
    """Sign the state of the log, so that nothing before can be changed unseen."""
    return {"last_number": sign_day(timezone.localdate()).last_number}


@every("daily", at="00:01")
@job("areas.move", title=_("到期的区划划转"))
def move_places(running: Running) -> dict[str, int]:
    """Put places under the county that is responsible for them from today on."""
    return {"moved": carry_out_moves(timezone.localdate())}


@every("daily", at="03:30")
@job("accounts.tidy", title=_("清理已结束的登录"))
def tidy_accounts(running: Running) -> dict[str, int]:
    """Forget sessions that have ended, and what was typed and never sent."""
    return {"sessions": forget_ended(), "kept": forget_old()}


@every("daily", at="03:50")
@job("database.measure", title=_("更新数据库统计"))
def measure(running: Running) -> dict[str, bool]:
    """Tell the database how its rows spread, so that pages find them by the right index."""
    return {"measured": measure_tables()}
