"""What hangs on a case, for its page: each kind read only where the case's life tells that there is some."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from doudi.web.cases.doubt import Doubt, read_doubt, without_secrets
from doudi.web.cases.models import Attachment, Case, Event, MoneyLine, Recheck
from doudi.web.cases.money import Balance
from doudi.web.cases.queries import Precision
from doudi.web.orgs.actor import Actor
from doudi.web.privacy.masking import Masks

TOLD_BY: dict[str, set[str]] = {
    "visits": {"confirm", "refute"},
    "proofs": {"submit", "add_proof"},
    "attachments": {"confirm", "refute", "submit", "add_proof"},
    "money": {"money", "waiver_granted"},
    "dealings": {"deal_with"},
    "helpers": {"ask_help"},
    "extensions": {"ask_extension"},
    "exemptions": {"ask_exemption"},
    "confirmations": {"ask_override", "ask_waiver"},
    "comments": {"comment"},
    "letters": {"supervise"},
    "look_backs": {"close"},
}
"""By which acts a kind comes to be. Re-checks come from runs, without an act: they are always read."""
WITH: dict[str, tuple[str, ...]] = {
    "visits": ("user", "unit"),
    "attachments": ("user",),
    "proofs": ("user",),
    "money": ("user", "approved_by"),
    "dealings": ("unit",),
    "helpers": ("unit", "asked_by", "answered_by"),
    "extensions": ("asked_by", "decided_by"),
    "exemptions": ("asked_by", "decided_by"),
    "confirmations": ("asked_by", "asked_unit", "reviewer"),
    "comments": ("user", "unit"),
    "letters": ("unit", "addressee"),
    "look_backs": ("done_by",),
}


@dataclass
class Panels:
    """The rows of each kind, with the texts masked, and what is reckoned from them."""

    visits: list[Any] = field(default_factory=list)
    proofs: list[Any] = field(default_factory=list)
    money: list[Any] = field(default_factory=list)
    dealings: list[Any] = field(default_factory=list)
    helpers: list[Any] = field(default_factory=list)
    extensions: list[Any] = field(default_factory=list)
    exemptions: list[Any] = field(default_factory=list)
    confirmations: list[Any] = field(default_factory=list)
    comments: list[Any] = field(default_factory=list)
    letters: list[Any] = field(default_factory=list)
    look_backs: list[Any] = field(default_factory=list)
    rechecks: list["Compared"] = field(default_factory=list)
    balance: Balance | None = None
    precision: Precision | None = None


@dataclass(frozen=True)
class Compared:
    """A re-check with its rows before and after."""

    recheck: Recheck
    before: Doubt
    after: Doubt


def panels_of(case: Case, actor: Actor, events: Iterable[Event], masks: Masks) -> Panels:
    """What hangs on a case."""
    acts = {event.act for event in events}
    held: dict[str, Any] = {
        kind: list(getattr(case, kind).select_related(*WITH[kind]))
        for kind, told_by in TOLD_BY.items()
        if acts & told_by
    }
    _hang_files(held)
    panels = Panels(**held, rechecks=[compared(one, masks) for one in case.rechecks.all()])
    _mask(panels, masks)
    panels.balance = summed(panels.money) if panels.money else None
    panels.precision = precision_of(case.check_code, actor) if case.check_code and not case.verdict else None
    return panels


def summed(lines: Iterable[MoneyLine]) -> Balance:
    """How the money stands, from lines that are read already."""
    sums: dict[str, Any] = {}
    for line in lines:
        if not line.struck_at:
            sums[line.kind] = sums.get(line.kind, 0) + line.amount
    return Balance(**sums)


def _hang_files(held: dict[str, list[Any]]) -> None:
    files: list[Attachment] = held.pop("attachments", [])
    for kind, key in (("visits", "visit_id"), ("proofs", "proof_id")):
        for row in held.get(kind, []):
            row.files = [file for file in files if getattr(file, key) == row.pk]


def _mask(panels: Panels, masks: Masks) -> None:
    """Free texts name people; they are shown masked like everything else."""
    texts = {
        "visits": ("met", "note"),
        "proofs": ("text",),
        "money": ("reason", "struck_why"),
        "dealings": ("note",),
        "helpers": ("reason", "answer"),
        "extensions": ("reason", "answer"),
        "exemptions": ("reason", "answer"),
        "confirmations": ("reason", "answer"),
        "comments": ("text",),
        "look_backs": ("note",),
    }
    for kind, fields in texts.items():
        for row in getattr(panels, kind):
            row.shown = {name: without_secrets(getattr(row, name) or "", masks) for name in fields}


def compared(recheck: Recheck, masks: Masks) -> Compared:
    """The rows then and now, masked."""
    then, now = (read_doubt({"evidence": rows or []}).behind(masks) for rows in (recheck.before, recheck.after))
    return Compared(recheck, then, now)


def precision_of(check_code: str, actor: Actor) -> Precision | None:
    """How the verified cases of the check turned out, of those the actor sees; None if there is none yet."""
    rows = Case.objects.visible_to(actor).filter(check_code=check_code).exclude(verdict="").order_by()
    counted = dict(rows.values_list("verdict").annotate(n=Count("*")))
    return Precision(check_code, counted.get("confirmed", 0), counted.get("refuted", 0)) if counted else None
