"""The choices that the ledger and its returns know, with their words."""

from django.utils.translation import gettext_lazy as _

MEASURES = {"state": _("是否完成"), "percent": _("完成比例"), "number": _("完成数量")}
PROGRESS = {"waiting": _("未开始"), "doing": _("进行中"), "done": _("已完成")}
LIGHTS = {"blue": _("期限内"), "yellow": _("临近期限"), "red": _("已超期"), "done": _("已完成")}
KINDS = {"month": _("月报"), "half_year": _("半年报"), "year": _("年报")}
LEVELS_OF_TASK = {"city": _("市级"), "county": _("各县区")}
COUNTED = {"households_screened": _("排查户数")}
