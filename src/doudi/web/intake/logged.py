"""What the log's codes of this app are called."""

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from doudi.exports.wording import roster_title
from doudi.rosters.catalogue import ROSTERS
from doudi.web.audit.words import Kind, declare
from doudi.web.cases.words import SEVERITIES

declare(
    actions={
        "roster.upload": _("上传名册"),
        "roster.match": _("对应表头"),
        "roster.accept": _("采用名册"),
        "roster.undo": _("撤销名册"),
        "roster.clear": _("到期清除名册文件"),
        "roster.marked": _("下载标注后的名册"),
        "run.start": _("运行核查"),
        "run.clear": _("到期清除核查结果"),
        "case.open_many": _("由疑点批量生成办件"),
        "identity.confirmed": _("认定身份：就是此人"),
        "identity.other": _("认定身份：不是此人"),
        "identity.unknown": _("认定身份：无法判断"),
        "identity.back": _("撤回身份认定"),
    },
    kinds={
        "intake.batch": Kind(_("名册批次")),
        "intake.run": Kind(_("核查")),
        "intake.proposal": Kind(_("身份认定")),
        "intake.finding": Kind(_("疑点")),
    },
    details={
        "files": _("文件数"),
        "refused": _("未接受"),
        "again": _("重复"),
        "headers": _("表头数"),
        "left_out": _("未采用的行"),
        "partly": _("部分采用"),
        "replaced": _("替换"),
        "runs": _("涉及核查"),
        "file": _("文件"),
        "as_of": _("核查日期"),
        "batches": _("名册批次"),
        "count": _("件数"),
        "severity": _("严重程度"),
        "roster": _("名册"),
    },
    values={"severity": SEVERITIES, "roster": {name: lazy(roster_title, str)(name) for name in ROSTERS}},
)
