"""What can be done with a case besides the steps: one table, one form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doudi.web.cases import actions
from doudi.web.cases.forms import act_fields
from doudi.web.cases.forms.act_fields import Fields
from doudi.web.cases.models import Case
from doudi.web.cases.rules import refusal_to_act
from doudi.web.cases.workflow import WORKING
from doudi.web.orgs.actor import Actor


@dataclass(frozen=True)
class Act:
    """An act: its words, the action a role must hold, whether only for the holder, in which states it is offered,
    what is asked, what does it, and among which rows of the case it picks one (`rows`); `verdict`: as of a step.
    """

    title: str | Promise
    action: str
    asks: Callable[[Case, Actor], Fields]
    do: Callable[..., Any]
    holder: bool = False
    states: tuple[str, ...] = ()
    rows: str = ""
    verdict: str = ""

    def open_to(self, case: Case, by: Actor) -> bool:
        """Whether it is offered: the action itself says the rest."""
        if (self.states and case.state not in self.states) or self.verdict not in {"", case.verdict}:
            return False
        return not refusal_to_act(case, by, self.action, holder=self.holder)


NOT_CLOSED = (*WORKING, "pending_dispatch", "pending_review", "suspended", "referred")
ACTS: Mapping[str, Act] = {
    "urge": Act(_("催办"), "case.assign", act_fields.urging, actions.urge, states=WORKING),
    "supervise": Act(_("发督办函或提示函"), "case.supervise", act_fields.letter, actions.supervise, states=NOT_CLOSED),
    "ask_extension": Act(
        _("申请延期"), "case.work", act_fields.extension, actions.ask_extension, holder=True, states=WORKING
    ),
    "decide_extension": Act(
        _("审批延期"), "case.assign", act_fields.answer, actions.decide_extension, rows="extensions"
    ),
    "ask_help": Act(_("请其他单位协办"), "case.assign", act_fields.help_wanted, actions.ask_help, states=NOT_CLOSED),
    "end_help": Act(_("结束协办"), "case.assign", lambda _case, _by: {}, actions.end_help, rows="helpers"),
    "add_proof": Act(
        _("补充整改证明"), "case.work", act_fields.proof, actions.add_proof, holder=True, states=("rectifying",)
    ),
    "add_money": Act(_("登记款项"), "case.work", act_fields.money, actions.add_money),
    "ask_waiver": Act(_("请人确认免予追回"), "case.work", act_fields.waiver, actions.ask_waiver),
    "ask_override": Act(
        _("请人确认销号"),
        "case.review",
        act_fields.override,
        actions.ask_override,
        states=("pending_review",),
        verdict="confirmed",
    ),
    "decide_confirmation": Act(
        _("确认或不同意"), "case.review", act_fields.confirmation, actions.decide_confirmation, rows="confirmations"
    ),
    "withdraw_confirmation": Act(
        _("撤回请求"), "case.see", lambda _case, _by: {}, actions.withdraw_confirmation, rows="confirmations"
    ),
    "strike_money": Act(_("作废款项"), "case.work", act_fields.why, actions.strike_money, rows="money"),
    "deal_with": Act(_("登记处理人员"), "case.review", act_fields.dealing, actions.deal_with),
    "ask_exemption": Act(
        _("申请按合法例外处理"), "case.work", act_fields.exemption, actions.ask_exemption, holder=True, states=WORKING
    ),
    "decide_exemption": Act(
        _("审批例外"), "case.except", act_fields.answer, actions.decide_exemption, rows="exemptions"
    ),
    "revoke_exemption": Act(_("撤销例外"), "case.except", act_fields.why, actions.revoke_exemption, rows="exemptions"),
    "record_look_back": Act(
        _("登记回访"),
        "case.review",
        act_fields.look_back,
        actions.record_look_back,
        states=("closed",),
        rows="look_backs",
    ),
}
HELPED = Act(_("答复协办"), "case.see", act_fields.help_given, actions.answer_help, rows="helpers")
"""Whoever helps does not answer for the place, so the rule of the others does not fit."""


def open_acts(case: Case, by: Actor) -> dict[str, Act]:
    """The acts on the case as a whole that are offered to this actor."""
    return {
        name: act for name, act in ACTS.items() if not act.rows and name != "ask_override" and act.open_to(case, by)
    }


def act_named(name: str) -> Act | None:
    """The act of this name."""
    return HELPED if name == "answer_help" else ACTS.get(name)


class ActForm(forms.Form):
    """What an act asks."""

    def __init__(self, *args: Any, act: Act, case: Case, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.update(act.asks(case, actor))
