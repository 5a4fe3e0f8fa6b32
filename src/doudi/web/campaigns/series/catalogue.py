"""All figures of a return, in its order. Codes are append-only: signed returns name them.

What is also the name of a step ("Confirm") or of a state is said of a figure in the context "figure" ("Confirmed").
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doudi.web.campaigns.series.conditions import (
    booked,
    booked_dealing,
    counted,
    done_in_time,
    done_late,
    not_done,
    opened,
    overdue,
    stepped,
    still_open,
)
from doudi.web.campaigns.series.shape import Series
from doudi.web.cases.directions import WRONGLY_COVERED
from doudi.web.cases.words import DEALINGS

N, YUAN, HOUSEHOLDS, PEOPLE, TASKS = _("件"), _("元"), _("户"), _("人"), _("项")

SERIES = (
    Series(
        "households_screened", _("排查户数"), _("台账“逐户摸排”任务本期填报的户数之和"), HOUSEHOLDS,
        "progress", counted("households_screened"), adds="number",
    ),
    Series(
        "doubts", _("名册核查疑点"), _("本期由名册核查的疑点生成的办件数"), N, "case", opened(source="check"),
    ),
    Series("opened", _("新增办件"), _("本期登记的办件数，来源不限"), N, "case", opened()),
    Series(
        "confirmed", pgettext_lazy("figure", "核实属实"), _("本期核实为属实的办件数，一件只计一次"), N,
        "case", stepped("confirm"),
    ),
    Series(
        "refuted", pgettext_lazy("figure", "核实不属实"), _("本期核实为不属实的办件数，一件只计一次"), N,
        "case", stepped("refute"),
    ),
    Series("rectified", _("完成整改"), _("本期整改后报送复核的办件数，一件只计一次"), N, "case", stepped("submit")),
    Series("closed", _("已销号"), _("本期销号的办件数，一件只计一次；含核实不属实的"), N, "case", stepped("close")),
    Series(
        "reopened", pgettext_lazy("figure", "重新打开"), _("本期销号后又重新打开的办件数"), N,
        "case", stepped("reopen"),
    ),
    Series(
        "open", pgettext_lazy("figure", "未销号"), _("本期末以前登记、到本期末还没有销号的办件数"), N,
        "case", still_open, stock=True,
    ),
    Series(
        "overdue", _("超期未办结"), _("到本期末未销号的办件中，期限在本期末以前、没有暂停计时的"), N,
        "case", overdue, stock=True,
    ),
    Series(
        "taken_on", _("漏保脱保已纳入"), _("本期销号、核实属实的漏保脱保类办件数"), N,
        "case", stepped("close", theme="coverage", verdict="confirmed"),
    ),
    Series(
        "taken_off", _("错保已清退"),
        _("本期销号、核实属实的低保和特困类办件中，问题方向为不该保的保了、不该发的发了的；未说明方向的不计入"), N,
        "case", stepped("close", theme__in=WRONGLY_COVERED["theme"], direction=WRONGLY_COVERED["direction"],
                        verdict=WRONGLY_COVERED["verdict"]),
    ),
    Series(
        "money_found", _("查出资金"), _("本期核实属实的办件所涉金额之和"), YUAN,
        "case", stepped("confirm"), adds="amount",
    ),
    Series(
        "money_due", _("应追回资金"), _("本期登记的应追回资金之和"), YUAN, "money", booked(kind="due"), adds="amount",
    ),
    Series(
        "money_recovered", _("已追回资金"), _("本期登记的已追回资金之和"), YUAN,
        "money", booked(kind="recovered"), adds="amount",
    ),
    Series(
        "money_waived", _("免予追回资金"), _("本期登记的经批准免予追回资金之和"), YUAN,
        "money", booked(kind="waived"), adds="amount",
    ),
    Series(
        "money_returned", _("已缴回财政资金"), _("本期登记的已缴回财政资金之和"), YUAN,
        "money", booked(kind="returned"), adds="amount",
    ),
    *(
        Series(
            f"dealt_with_{kind}", words, _("本期登记的受到这种处理的人次"), PEOPLE, "dealing", booked_dealing(kind),
        )
        for kind, words in DEALINGS.items()
    ),
    Series(
        "referred", pgettext_lazy("figure", "移送纪检"), _("本期移送纪检监察的办件数"), N,
        "case", stepped("refer"),
    ),
    Series("clues", _("收到线索"), _("本期收到的群众举报线索数"), N),
    Series("clues_answered", _("已回复线索"), _("本期回复举报人的线索数"), N),
    Series("tasks_in_time", _("按时完成任务"), _("本期完成、没有超过期限的台账任务数"), TASKS, "duty", done_in_time),
    Series("tasks_late", _("超期完成任务"), _("本期完成、已经超过期限的台账任务数"), TASKS, "duty", done_late),
    Series(
        "tasks_not_done", _("超期未完成任务"), _("期限在本期末以前、到本期末还没有完成的台账任务数"), TASKS,
        "duty", not_done, stock=True,
    ),
)  # fmt: skip


def series_of(code: str) -> Series | None:
    """The figure of a code."""
    return next((one for one in SERIES if one.code == code), None)


def of_rows(kind: str) -> Iterator[Series]:
    """The figures made from one kind of rows."""
    return (one for one in SERIES if one.rows_of == kind)
