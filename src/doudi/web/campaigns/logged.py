"""What the log's codes of this app are called."""

from django.utils.translation import gettext_lazy as _

from doudi.web.audit.words import Kind, declare
from doudi.web.campaigns.words import KINDS, PROGRESS

declare(
    actions={
        "ledger.load_plan": _("载入方案"),
        "ledger.derive_plan": _("生成本地方案"),
        "ledger.name_duty": _("落实责任单位、责任人和时限"),
        "ledger.add_task": _("增加本地任务"),
        "ledger.report": _("填报台账进展"),
        "return.start": _("开始填写月报"),
        "return.edit": _("修改月报"),
        "return.hand_in": _("提交月报"),
        "return.send_back": _("退回月报"),
        "return.sign": _("签发月报"),
        "return.restate": _("更正月报"),
        "return.choose_case": _("选入典型案例"),
        "return.drop_case": _("取消典型案例"),
        "return.remind": _("催报月报"),
        "return.export": _("下载月报"),
    },
    kinds={
        "campaigns.campaign": Kind(_("专项治理")),
        "campaigns.duty": Kind(_("台账任务")),
        "campaigns.return": Kind(_("月报")),
    },
    details={
        "limit": _("时限"),
        "month": _("月份"),
        "state": _("进展"),
        "tasks": _("任务数"),
        "period": _("期次"),
        "revision": _("第几稿"),
        "corrects": _("更正"),
        "counties": _("催报县区数"),
        "form": _("格式"),
    },
    values={"kind": KINDS, "state": PROGRESS, "form": {"xlsx": "Excel", "docx": "Word"}},
)
