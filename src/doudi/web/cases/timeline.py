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

ACTS = {"open": _("登记")}
"""What events that are no steps are called."""
WAY = ("pending_dispatch", "pending_receipt", "verifying", "confirmed", "rectifying", "pending_review", "closed")
WAY_REFUTED = ("pending_dispatch", "pending_receipt", "verifying", "refuted", "pending_review", "closed")
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
    entered = {event.to_state: event.at for event in events if event.to_state}
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


def happenings(case: Case, events: Iterable[Event], secrets: Sequence[str]) -> list[Happening]:
    """What happened, the newest first; the words masked."""
    steps = VERSIONS[case.flow]
    told = [
        Happening(
            event.at,
            str(event.user or ""),
            str(event.unit or ""),
            steps[event.act].title if event.act in steps else ACTS.get(event.act, event.act),
            [(LABELS[key], said(key, value, secrets)) for key, value in (event.given or {}).items() if key in LABELS],
        )
        for event in events
    ]
    return told[::-1]


def said(key: str, value: Any, secrets: Sequence[str]) -> str:
    """What was filled in, in words."""
    if isinstance(value, dict):
        return str(value.get("name", ""))
    if key in TABLES:
        return str(TABLES[key].get(value, value))
    return without_secrets("" if value is None else str(value), secrets)
