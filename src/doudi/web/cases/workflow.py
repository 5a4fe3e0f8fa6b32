"""The life of a case as one table: states, and steps from, to, by whom, with what filled.

Nothing else decides what may happen to a case. Each version of the table stays for the work that began with it:
append a version, never edit one that is in use.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

STATES = {
    "pending_dispatch": _("待派发"),
    "pending_receipt": _("待签收"),
    "verifying": _("核实中"),
    "refuted": _("不属实"),
    "confirmed": _("属实"),
    "rectifying": _("整改中"),
    "pending_review": _("待复核"),
    "closed": _("已销号"),
    "suspended": _("挂起"),
    "referred": _("已移送纪检"),
}
OPEN = tuple(state for state in STATES if state != "closed")
WORKING = ("pending_receipt", "verifying", "refuted", "confirmed", "rectifying")
STILL = ("pending_review", "suspended", "referred", "closed")
"""States in which the clock of the deadline stands still: the answer is given, or it is in others' hands."""
PREVIOUS = "@previous"
"""As the target of a step: the state from which the case was put aside."""


@dataclass(frozen=True)
class Step:
    """A way from states to a state. `action`: what the role must hold (orgs.roles). `holder`: only the unit that holds
    the case. `fill`: names that must be given and not empty. `demands`: rules that what is given, and the case as it
    stands, must meet (cases.demands). `other`: not by whoever did the work (doer ≠ closer).
    `verdict`: only for a case with this verdict. `puts_aside`: the state left is remembered for PREVIOUS.
    `by_itself`: the system may take it too, when its day has come.
    """

    title: str
    sources: tuple[str, ...]
    target: str
    action: str
    fill: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    holder: bool = False
    other: bool = False
    verdict: str = ""
    puts_aside: bool = False
    by_itself: bool = False


FIRST: Mapping[str, Step] = {
    "dispatch": Step(
        _("派发"),
        ("pending_dispatch",),
        "pending_receipt",
        "case.assign",
        ("unit", "due_on"),
        ("unit_answers_here", "due_ahead"),
    ),
    "withdraw": Step(_("撤回"), ("pending_receipt",), "pending_dispatch", "case.assign", ("reason",)),
    "receive": Step(_("签收"), ("pending_receipt",), "verifying", "case.work", holder=True),
    "send_back": Step(
        _("退回"), ("pending_receipt", "verifying"), "pending_dispatch", "case.work", ("reason",), holder=True
    ),
    "transfer": Step(
        _("转办"),
        ("pending_receipt", "verifying", "confirmed", "rectifying"),
        "pending_receipt",
        "case.assign",
        ("unit", "reason"),
        ("unit_answers_here",),
    ),
    "confirm": Step(
        _("核实属实"),
        ("verifying",),
        "confirmed",
        "case.work",
        ("visited_on", "met", "finding"),
        ("visited_before_today",),
        holder=True,
    ),
    "refute": Step(
        _("核实不属实"),
        ("verifying",),
        "refuted",
        "case.work",
        ("visited_on", "met", "finding"),
        ("visited_before_today",),
        holder=True,
    ),
    "plan": Step(
        _("制定整改措施"),
        ("confirmed",),
        "rectifying",
        "case.work",
        ("cause", "measure", "unit", "person", "due_on"),
        ("own_unit", "person_works_there", "due_ahead"),
        holder=True,
    ),
    "submit": Step(
        _("报送复核"),
        ("rectifying",),
        "pending_review",
        "case.work",
        ("dated_on", "proof_kind", "proof"),
        ("proof_dated_since_plan",),
        holder=True,
    ),
    "submit_refuted": Step(_("报送复核（不属实）"), ("refuted",), "pending_review", "case.work", holder=True),
    "reject": Step(_("退回整改"), ("pending_review",), "rectifying", "case.review", ("reason",), verdict="confirmed"),
    "verify_again": Step(
        _("退回重新核实"), ("pending_review",), "verifying", "case.review", ("reason",), verdict="refuted"
    ),
    "close": Step(
        _("销号"), ("pending_review",), "closed", "case.review", ("closed_how",), ("closing_proved",), other=True
    ),
    "suspend": Step(
        _("挂起"), WORKING, "suspended", "case.review", ("reason", "until"), ("until_ahead",), puts_aside=True
    ),
    "resume": Step(_("恢复办理"), ("suspended",), PREVIOUS, "case.review", by_itself=True),
    "refer": Step(
        _("移送纪检"),
        ("pending_dispatch", *WORKING, "pending_review"),
        "referred",
        "case.review",
        ("reason", "unit"),
        ("unit_answers_here", "unit_is_discipline"),
        puts_aside=True,
    ),
    "hand_back": Step(_("纪检交回"), ("referred",), PREVIOUS, "case.supervise", ("outcome",), holder=True),
    "reopen": Step(_("重新打开"), ("closed",), "verifying", "case.review", ("reason",)),
}
VERSIONS: Mapping[int, Mapping[str, Step]] = {1: FIRST}
NEWEST = max(VERSIONS)


def steps_from(version: int, state: str) -> dict[str, Step]:
    """The steps that lead away from a state in a version of the table."""
    return {name: step for name, step in VERSIONS[version].items() if state in step.sources}
