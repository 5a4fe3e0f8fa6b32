"""The life of a case as a page shows it: the steps of its way with their days, and what happened, by whom and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doudi.web.cases.doubt import without_secrets
from doudi.web.cases.forms.fields import LABELS
from doudi.web.cases.models import Case, Event
from doudi.web.cases.words import CAUSES, CLOSED_HOW, PROOFS
from doudi.web.cases.workflow import STATES, VERSIONS
from doudi.web.orgs.actor import Actor
from doudi.web.privacy.masking import Masks

ACTS = {
    "open": _("登记"),
    "comment": _("评论"),
    "urge": _("催办"),
    "add_proof": _("补充整改证明"),
    "ask_help": _("请其他单位协办"),
    "answer_help": _("答复协办"),
    "end_help": _("结束协办"),
    "ask_extension": _("申请延期"),
    "extension_granted": _("同意延期"),
    "extension_refused": _("不同意延期"),
    "ask_exemption": _("申请按合法例外处理"),
    "exemption_granted": _("批准例外"),
    "exemption_refused": _("不批准例外"),
    "revoke_exemption": _("撤销例外"),
    "ask_override": _("请人确认销号"),
    "override_refused": _("不同意没有复查证明的销号"),
    "override_withdrawn": _("撤回请人确认销号"),
    "override_lapsed": _("复核人已离岗，确认销号的请求失效"),
    "ask_waiver": _("请人确认免予追回"),
    "waiver_granted": _("确认免予追回"),
    "waiver_refused": _("不同意免予追回"),
    "waiver_withdrawn": _("撤回请人确认免予追回"),
    "waiver_lapsed": _("复核人已离岗，确认免予追回的请求失效"),
    "money": _("登记款项"),
    "strike_money": _("作废款项"),
    "deal_with": _("登记处理人员"),
    "look_back": _("登记回访"),
    "supervise": _("发督办函或提示函"),
}
"""What events that are no steps are called."""
SAID = {
    **LABELS,
    "words": _("催办的话"),
    "answer": _("意见"),
    "valid_until": _("有效期到"),
    "on": _("日期"),
    "amount": _("金额（元）"),
    "receipt": _("票据号"),
    "paper": _("文号"),
    "note": _("情况"),
    "why": _("理由"),
    "done_on": _("回访日期"),
    "number": _("文号"),
    "asked_by": _("申请人"),
}
"""What the things filled in are called."""
WAY = ("pending_dispatch", "pending_receipt", "verifying", "confirmed", "rectifying", "pending_review", "closed")
WAY_REFUTED = ("pending_dispatch", "pending_receipt", "verifying", "refuted", "pending_review", "closed")
OF_DISCIPLINE = ("refer", "hand_back")
"""Steps whose words are for who may review: those who work on a case may be the ones it is about."""
TABLES: dict[str, dict[str, Any]] = {"cause": CAUSES, "closed_how": CLOSED_HOW, "proof_kind": PROOFS}


@dataclass(frozen=True, slots=True)
class Station:
    """A state on the way of a case. `mark`: done, here or ahead."""

    title: str | Promise
    mark: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that was done to a case."""

    at: datetime
    who: str
    unit: str
    what: str | Promise
    words: list[tuple[str | Promise, str]]


def way_of(case: Case, events: Sequence[Event]) -> list[Station]:
    """The states from the first to closing, with when each was last entered; the one aside stands in its place."""
    way = WAY_REFUTED if case.verdict == "refuted" else WAY
    entered = {event.to_state: event.at for event in events if event.to_state != event.from_state}
    here = case.previous_state if case.state not in way and case.previous_state else case.state
    at = way.index(here) if here in way else 0
    stations = [
        Station(
            STATES[state], "done" if n < at else "here" if n == at else "ahead", entered.get(state) if n <= at else None
        )
        for n, state in enumerate(way)
    ]
    if case.state not in way:
        stations[at] = Station(STATES[case.state], "here", entered.get(case.state))
    return stations


def happenings(case: Case, events: Iterable[Event], masks: Masks, viewer: Actor) -> list[Happening]:
    """What happened, the newest first; the words masked, and left out where they are not for the viewer."""
    steps, hushed = VERSIONS[case.flow], () if viewer.may("case.review") else OF_DISCIPLINE
    told = [
        Happening(
            event.at,
            str(event.user or ""),
            str(event.unit or ""),
            steps[event.act].title if event.act in steps else ACTS.get(event.act, event.act),
            [] if event.act in hushed else words_of(event, masks),
        )
        for event in events
    ]
    return told[::-1]


def words_of(event: Event, masks: Masks) -> list[tuple[str | Promise, str]]:
    """What was filled in, each with what it is called."""
    return [(SAID[key], said(key, value, masks)) for key, value in (event.given or {}).items() if key in SAID]


def said(key: str, value: Any, masks: Masks) -> str:
    """What was filled in, in words."""
    if isinstance(value, dict):
        return str(value.get("name", ""))
    if key in TABLES:
        return str(TABLES[key].get(value, value))
    return without_secrets("" if value is None else str(value), masks)
