"""The choices that a case knows, with their words."""

from django.utils.translation import gettext_lazy as _

SOURCES = {
    "check": _("名册核查"),
    "clue": _("群众举报线索"),
    "inspection": _("督导检查"),
    "petition": _("信访"),
    "evaluation": _("绩效评价"),
    "audit": _("审计"),
    "discipline": _("纪检案件"),
    "survey": _("满意度调查"),
    "own_report": _("自查自报"),
}
THEMES = {
    "coverage": _("漏保脱保"),
    "dibao": _("低保"),
    "tekun": _("特困"),
    "temporary_aid": _("临时救助"),
    "epidemic": _("疫情救助"),
    "payments": _("资金发放"),
    "procedure": _("程序"),
    "outliers": _("异常规律"),
    "conduct": _("作风和违纪"),
    "other": _("其他"),
}
FUND_THEMES = ("payments",)
SEVERITIES = {"high": _("高"), "medium": _("中"), "low": _("低")}
CAUSES = {
    "data": _("数据错漏"),
    "policy": _("政策理解偏差"),
    "procedure": _("程序不到位"),
    "change": _("家庭情况变化未及时调整"),
    "duty": _("工作不负责"),
    "concealed": _("申请人隐瞒"),
    "violation": _("违规违纪"),
    "other": _("其他"),
}
PRESENCES = {"new": _("新出现"), "unchanged": _("仍存在"), "gone": _("已不再出现"), "back": _("再次出现")}
CLOSED_HOW = {
    "proof": _("复查证明已改"),
    "refuted": _("核实不属实"),
    "override": _("复核人说明理由"),
}
VERDICTS = {"confirmed": _("属实"), "refuted": _("不属实")}
PROOFS = {
    "stop": _("停发、核减通知"),
    "grant": _("纳入救助的审批材料"),
    "payment": _("发放或补发凭证"),
    "refund": _("退款、缴库凭证"),
    "agreement": _("协议、名册等更正后的材料"),
    "photo": _("现场照片"),
    "statement": _("情况说明"),
    "other": _("其他"),
}
ATTACHMENTS = {"photo": _("照片"), "signature": _("签名"), "paper": _("文件")}
ANSWERS = {"asked": _("待批"), "granted": _("同意"), "refused": _("不同意"), "void": _("已失效")}
CONFIRMED = {"override": _("没有复查证明的销号"), "waiver": _("免予追回")}
"""What a named reviewer confirms by an own click."""
LOOK_BACKS = {"waiting": _("待回访"), "ok": _("无反弹"), "relapse": _("反弹"), "void": _("已失效")}
MONEY = {"due": _("应追回"), "recovered": _("已追回"), "waived": _("免予追回"), "returned": _("已缴回财政")}
DEALINGS = {
    "education": _("批评教育"),
    "admonition": _("诫勉"),
    "party": _("党纪处分"),
    "government": _("政务处分"),
    "handed_over": _("移送司法"),
}
LETTERS = {"supervision": _("督办函"), "reminder": _("提示函")}
