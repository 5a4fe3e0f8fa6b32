"""What the log's codes of this app are called."""

from django.utils.translation import gettext_lazy as _

from doudi.web.audit.words import Kind, declare

declare(
    actions={"job.cancel": _("取消后台任务"), "job.retry": _("重试后台任务")},
    kinds={"jobs.job": Kind(_("后台任务"))},
)
