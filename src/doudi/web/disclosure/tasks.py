"""The work of disclosure in the background."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doudi.web.disclosure.actions import expire_exports as let_go
from doudi.web.disclosure.actions import make_export as write_file
from doudi.web.disclosure.models import Export
from doudi.web.jobs.kinds import job
from doudi.web.jobs.models import Job
from doudi.web.jobs.running import Running
from doudi.web.jobs.schedules import every


def _page_of(work: Job) -> str:
    return reverse("export", args=[work.given["export"]])


@job("disclosure.make_export", title=_("生成导出文件"), seen_at=_page_of)
def make_export(running: Running, *, export: int) -> dict[str, Any]:
    """Write the file of an export; once it is ready, again changes nothing."""
    asked = Export.objects.system("its asker's eyes are taken").select_related("asked_by", "area").get(pk=export)
    running.progress(_("正在写文件"), 0, asked.n_rows or 0)
    if asked.state == "making":
        write_file(asked)
    return {"rows": asked.n_rows}


@every("daily", at="03:30")
@job("disclosure.expire_exports", title=_("清理过期的导出文件"))
def expire_exports(running: Running) -> dict[str, Any]:
    """Let go of the files whose time is over."""
    return {"expired": let_go()}
