"""What the log's codes of this app are called."""

from django.utils.translation import gettext_lazy as _

from doudi.web.audit.words import declare

declare(
    actions={
        "calendar.set": _("设定工作日或休息日"),
        "calendar.clear": _("取消设定的日子"),
        "calendar.declare": _("确认全年放假安排"),
    },
    details={
        "first": _("从"),
        "last": _("到"),
        "works": _("上班"),
        "name": _("名称"),
        "year": _("年度"),
        "arranged": _("已安排"),
        "source": _("来源"),
    },
)
