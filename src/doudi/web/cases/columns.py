"""The columns of a list of cases, on the page and in an export."""

from django.utils.translation import gettext_lazy as _

COLUMNS = {
    "title": _("问题"),
    "name": _("对象"),
    "place": _("地区"),
    "state": _("状态"),
    "light": _("期限"),
    "unit": _("承办单位"),
    "person": _("经办人"),
    "amount": _("金额"),
    "theme": _("主题"),
    "direction": _("问题方向"),
    "severity": _("程度"),
    "source": _("来源"),
    "presence": _("最近一次核查"),
    "opened_at": _("登记时间"),
    "updated_at": _("最近变动"),
}
USUAL = ("title", "name", "place", "state", "light", "unit", "amount")


def chosen(kept: object) -> list[str]:
    """The columns kept in a session, in the order of the table; the usual ones if none is kept."""
    wanted = kept if isinstance(kept, list) and kept else USUAL
    return [key for key in COLUMNS if key in wanted] or list(USUAL)
