"""The choices of disclosure, with their words."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "visit": _("入户核实"),
    "answer": _("答复群众、信访或热线"),
    "payment": _("核对发放、追缴资金"),
    "identity": _("核对身份、辨别同名"),
    "inspection": _("督导检查、审计配合"),
    "discipline": _("纪检监察调查"),
    "report": _("报送上级"),
    "other": _("其他（须写明）"),
}
STATES = {
    "awaiting": _("待批准"),
    "refused": _("未批准"),
    "making": _("生成中"),
    "ready": _("可下载"),
    "failed": _("没有生成"),
    "expired": _("已过期"),
}
