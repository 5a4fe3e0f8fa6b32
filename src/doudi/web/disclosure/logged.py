"""What the log's codes of this app are called."""

from django.utils.translation import gettext_lazy as _

from doudi.web.audit.words import Kind, declare
from doudi.web.disclosure.words import REASONS

declare(
    actions={
        "personal.open": _("查看完整个人信息"),
        "personal.too_many": _("查看完整个人信息过多，被拒绝"),
        "export.too_many": _("导出过多，被拒绝"),
        "export.ask": _("申请导出"),
        "export.approve": _("批准导出"),
        "export.refuse": _("不批准导出"),
        "export.make": _("生成导出文件"),
        "export.fetch": _("下载导出文件"),
    },
    kinds={"disclosure.export": Kind(_("导出"))},
    details={
        "fields": _("内容"),
        "opening": _("查看记录"),
        "columns": _("列"),
        "sensitive": _("不隐去"),
        "rows": _("条数"),
        "times": _("第几次"),
    },
    values={"reason": REASONS},
)
