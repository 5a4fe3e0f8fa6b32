"""Work of intake in the background. Each may be taken up again after a crash: what was done stays, the rest follows.

Every process learns the kinds of work at its start; what does it is loaded, and the engine with it, when it is done.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from doudi.web.intake.models import Batch, Run
from doudi.web.intake.retention import forget
from doudi.web.jobs.kinds import job
from doudi.web.jobs.models import Job
from doudi.web.jobs.running import Cancelled, Failed, Running
from doudi.web.jobs.schedules import every
from doudi.web.privacy.files import NotWhole


def _batch_page(done: Job) -> str:
    return reverse("batch_detail", args=[done.given["batch"]])


def _run_page(done: Job) -> str:
    return reverse("run_detail", args=[done.given["run"]])


@job(
    "intake.look",
    title=_("识别名册"),
    retries=1,
    seen_at=_batch_page,
)
def look(running: Running, *, batch: int) -> dict[str, Any]:
    """Find out what the files of a batch are, and try them."""
    from doudi.web.intake.looking import Looking  # noqa: PLC0415

    held = Batch.objects.system("a worker looks at a batch").select_related("unit", "area").get(pk=batch)
    if held.state != "uploaded":
        return {}
    try:
        return Looking(held, running).do()
    except NotWhole as damaged:
        raise Failed(damaged.told()) from damaged


@job("intake.run", title=_("核查名册"), retries=3, seen_at=_run_page)
def check(running: Running, *, run: int) -> dict[str, Any]:
    """Check the rosters of a run and take in what was found."""
    from doudi.web.intake.checking import Checking  # noqa: PLC0415

    held = Run.objects.system("a worker checks").select_related("area").get(pk=run)
    if not held.under_way:
        return {}
    try:
        return Checking(held, running).do()
    except Cancelled:
        Checking.ended(held, "cancelled")
        raise
    except Failed as failed:
        Checking.ended(held, "failed", str(failed))
        raise
    except NotWhole as damaged:
        Checking.ended(held, "failed", damaged.told())
        raise Failed(damaged.told()) from damaged


CLEARING = gettext_noop("删除过期的名册和核查结果")


@every("daily", at="04:10")
@job("intake.forget", title=_("删除过期的名册和核查结果"))
def forget_old(running: Running) -> dict[str, int]:
    """Delete files that are older than `keep_days`, if that is set."""
    days: int = settings.KEEP_DAYS
    if not days:
        return {"days": 0}
    before = timezone.now() - timedelta(days=days)
    return {"days": days, **forget(before, lambda: running.progress(CLEARING))}
