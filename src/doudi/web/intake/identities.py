"""What people established, as rows of the roster `identities` for the next run; and a proposal as a page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from doudi.rosters.catalogue import ROSTERS
from doudi.web.intake.models import Proposal, Run
from doudi.web.intake.words import IDENTITY_FIELDS
from doudi.web.privacy.masking import masked_name, masked_number

Row = dict[str, Any]


def identity_rows(run: Run) -> list[Row]:
    """The persons established in the places of a run until its day; from now on the run has used them."""
    rows = Proposal.objects.system("a run applies every identity established in its places").filter(
        state="confirmed", area__path__startswith=run.area.path
    )
    held = [one for one in rows.select_related("decided_by").order_by("decided_at", "pk") if _on(one) <= run.as_of]
    rows.filter(pk__in=[one.pk for one in held], used_run=None).update(used_run=run)
    return [_row(one) for one in held]


def names_the_person(told: Mapping[str, Any]) -> bool:
    """Whether name, birth date and place say who the row is about, so that the file and row need not (rosters, §3)."""
    return bool(told["seen"]["name"] and told["seen"]["birth"] and (told["own_area"] or told["placeless"]))


def _on(one: Proposal) -> date:
    return timezone.localdate(one.decided_at)


def _row(one: Proposal) -> Row:
    told, seen = one.told, one.told["seen"]
    by_person = names_the_person(told)
    return {
        "roster": ROSTERS[one.roster].title,
        "file": None if by_person else told["file"],
        "sheet": None if by_person else told["sheet"],
        "row": None if by_person else told["row"],
        "name": seen["name"] or None,
        "birth": date.fromisoformat(seen["birth"]) if seen["birth"] else None,
        "area_code": told["own_area"] or None,
        "id_no": told["person"]["id_no"],
        "confirmed_by": one.decided_by.full_name if one.decided_by else None,
        "confirmed_on": _on(one),
    }


@dataclass(frozen=True, slots=True)
class Compared:
    """One field side by side, masked; `said`: what matching made of it, in Chinese, empty where nothing decided."""

    title: Any
    seen: str
    person: str
    said: str


def compared(one: Proposal) -> list[Compared]:
    """What is known of the row and of the person, field by field."""
    told = one.told
    return [
        Compared(title, _shown(field, told["seen"]), _shown(field, told["person"]), _said(told["decided_by"], begins))
        for field, (title, begins) in IDENTITY_FIELDS.items()
    ]


def _shown(field: str, side: Row) -> str:
    value = str(side.get(field) or "")
    if field == "name":
        return masked_name(value)
    if field == "birth":
        return f"{value[:4]}-**-**" if value else ""
    return masked_number(value) if field == "id_no" else value


def _said(words: list[str], begins: str) -> str:
    return next((word for word in words if word.startswith(begins)), "")
