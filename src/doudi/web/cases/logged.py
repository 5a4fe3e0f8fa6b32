"""What the log's codes of cases are called: the steps and acts as everywhere."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doudi.web.audit.words import Kind, Named, declare
from doudi.web.cases.models import Case
from doudi.web.cases.timeline import ACTS
from doudi.web.cases.words import SOURCES
from doudi.web.cases.workflow import STATES, VERSIONS
from doudi.web.orgs.actor import Actor


def _cases(reader: Actor, keys: Iterable[int]) -> Mapping[int, Named]:
    """Who administers the log is told the numbers, which name nobody, and may open none."""
    watches = reader.role == "audit_admin"
    cases = Case.objects.system("numbers for the log") if watches else Case.objects.visible_to(reader)
    rows = cases.filter(pk__in=keys).order_by().values_list("pk", "number")
    return {pk: Named(number, "" if watches else reverse("case", args=[pk])) for pk, number in rows}


STEPS = {name: step.title for steps in VERSIONS.values() for name, step in steps.items()}
declare(
    actions={
        **{f"case.{name}": title for name, title in (STEPS | ACTS).items()},
        "case.recheck": _("用新名册复查"),
        "file.open": _("打开证明文件"),
        "letter.take": _("下载督办函或提示函"),
        "look_back.draw": _("抽取回访"),
    },
    kinds={
        "cases.case": Kind(pgettext_lazy("one", "办件"), _cases),
        "cases.attachment": Kind(_("证明文件")),
        "cases.letter": Kind(_("督办函或提示函")),
        "cases.draw": Kind(_("回访抽取")),
    },
    details={
        "before": _("原环节"),
        "after": _("新环节"),
        "source": _("来源"),
        "case": _("办件"),
        "run": _("核查"),
        "fired": _("疑点仍在"),
        "seed": _("随机种子"),
        "cases": _("办件数"),
        "drawn": _("抽中"),
    },
    values={"before": STATES, "after": STATES, "source": SOURCES},
    refers={"case": "cases.case"},
)
