"""What cases tell people: texts without a name, an id or a doubt, for notices may leave the site."""

from django.utils.translation import gettext_lazy as _

from doudi.web.notices.kinds import declare

declare(
    {
        "case.waiting": _("有新派来的办件等{unit}签收"),
        "case.planned": _("办件 {number} 的整改由您负责，{day} 前完成"),
        "case.to_review": _("办件 {number} 已报送复核"),
        "case.sent_back": _("办件 {number} 被退回，请看理由"),
        "case.step": _("您关注的办件 {number} 有新进展"),
        "case.extension_asked": _("办件 {number} 申请延期到 {day}，请审批"),
        "case.extension_granted": _("办件 {number} 的延期已同意，新期限 {day}"),
        "case.extension_refused": _("办件 {number} 的延期未同意，仍按原期限办理"),
        "case.help_asked": _("{unit}请贵单位协办办件 {number}"),
        "case.help_given": _("协办单位已答复办件 {number}"),
        "case.urged": _("{unit}催办：办件 {number}，期限 {day}"),
        "case.resumed": _("办件 {number} 挂起到期，已恢复办理"),
        "case.mentioned": _("{who}在办件 {number} 的评论里提到了您"),
        "case.commented": _("您关注的办件 {number} 有新评论"),
        "case.letter_supervision": _("{unit}就办件 {number} 发来督办函"),
        "case.letter_reminder": _("{unit}就办件 {number} 发来提示函"),
        "case.came_back": _("已销号的办件 {number}，原疑点在最新名册中再次出现，建议重新打开"),
        "case.look_back": _("办件 {number} 抽中回访，{day} 前完成"),
        "case.confirmation_asked": _("{unit}就办件 {number} 请您本人确认，请看理由后决定"),
        "case.confirmation_withdrawn": _("{unit}撤回了请您确认办件 {number} 的请求"),
        "case.confirmation_granted": _("您就办件 {number} 请复核人确认的事已同意"),
        "case.confirmation_refused": _("您就办件 {number} 请复核人确认的事未同意，请看理由"),
        "case.confirmation_void": _("办件 {number} 有了新情况，您请复核人确认的事不再有效"),
        "case.confirmation_lapsed": _("您就办件 {number} 请的复核人已不在岗，请另请一位"),
        "case.exemption_asked": _("办件 {number} 申请按合法例外处理，请审批"),
        "case.exemption_granted": _("办件 {number} 的例外已批准，有效期至 {day}"),
        "case.exemption_refused": _("办件 {number} 的例外未批准"),
        "case.near_due": _("办件 {number} 将于 {day} 到期"),
        "case.overdue": _("办件 {number} 已超过期限 {day}"),
    }
)
