"""What is asked about cases; always for an actor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet

from doudi.web.cases.likeness import alike, likeness
from doudi.web.cases.models import Case, Exemption, Fingerprint, LookBack
from doudi.web.orgs.actor import Actor

MOST_CANDIDATES = 500
ENOUGH = 10
"""So many verifications before a check's precision says anything."""
LEAST_PRECISION = 50


@dataclass(frozen=True)
class LookAlike:
    """Another case with a near-identical text or photo. `row_id`: the row there; `mine`: here."""

    case: Case
    kind: str
    share: float
    row_id: int
    mine: int
    same_check: bool


def look_alikes(case: Case, actor: Actor) -> list[LookAlike]:
    """The cases, of those the actor sees, whose texts or photos are near-identical to this case's; likest first."""
    found: dict[tuple[int, str], LookAlike] = {}
    for one in _candidates(case, actor):
        best = found.get((one.case.pk, one.kind))
        if best is None or one.share > best.share:
            found[one.case.pk, one.kind] = one
    return sorted(found.values(), key=lambda one: (one.same_check, -one.share))


def _candidates(case: Case, actor: Actor) -> Iterator[LookAlike]:
    own = list(case.fingerprints.all())
    for kind in {one.kind for one in own}:
        marks = {one.row_id: bytes(one.mark) for one in own if one.kind == kind}
        bands = [one.band for one in own if one.kind == kind]
        others = Fingerprint.objects.visible_to(actor).filter(kind=kind, band__in=bands).exclude(case=case)
        for other in others.select_related("case__area", "case__unit").order_by("-pk")[:MOST_CANDIDATES]:
            for row_id, mark in marks.items():
                if alike(kind, mark, bytes(other.mark)):
                    share = likeness(kind, mark, bytes(other.mark))
                    same = other.case.check_code == case.check_code != ""
                    yield LookAlike(other.case, kind, share, other.row_id, row_id, same)


@dataclass(frozen=True)
class Precision:
    """How often verification confirmed a check's doubts, within what an actor sees."""

    check_code: str
    confirmed: int
    refuted: int

    @property
    def n(self) -> int:
        """How many of its doubts were verified."""
        return self.confirmed + self.refuted

    @property
    def share(self) -> Decimal | None:
        """Confirmed of verified; None before the first verification."""
        return Decimal(self.confirmed) / self.n if self.n else None

    @property
    def below(self) -> bool:
        """Whether the check is to be reviewed: enough were verified, and too few of them confirmed."""
        return self.share is not None and self.n >= ENOUGH and self.share * 100 < least_precision(self.check_code)


def least_precision(check_code: str) -> int:
    """The set minimum in percent: `precision` of home.toml, a number for all or a table by check with `default`."""
    held = settings.HOME.settings.get("precision", LEAST_PRECISION)
    return int(held.get(check_code, held.get("default", LEAST_PRECISION)) if isinstance(held, Mapping) else held)


def precisions(actor: Actor) -> dict[str, Precision]:
    """By check code, how the verified cases that an actor sees turned out."""
    counted: dict[str, dict[str, int]] = {}
    rows = Case.objects.visible_to(actor).exclude(verdict="").exclude(check_code="").order_by()
    for code, verdict, n in rows.values_list("check_code", "verdict").annotate(n=Count("*")):
        counted.setdefault(code, {})[verdict] = n
    return {code: Precision(code, by.get("confirmed", 0), by.get("refuted", 0)) for code, by in sorted(counted.items())}


def exemption_rows(day: date) -> list[dict[str, Any]]:
    """The exceptions in force on a day, as rows of the roster `exemptions`, for the next run."""
    rows = Exemption.objects.system("a run applies every exception in force").filter(
        state="granted", valid_until__gte=day, decided_on__lte=day
    )
    return [
        {
            "check": one.check_code,
            "id_no": one.case.subject if one.case.subject_kind == "person" else None,
            "family_no": one.case.subject if one.case.subject_kind == "family" else None,
            "reason": one.reason,
            "approved_by": one.decided_by.full_name,
            "approved_on": one.decided_on,
            "until": one.valid_until,
        }
        for one in rows.select_related("case", "decided_by").order_by("decided_on", "pk")
    ]


def look_backs_due(actor: Actor) -> QuerySet[LookBack]:
    """The second looks that wait, of cases the actor sees; the nearest first."""
    return LookBack.objects.visible_to(actor).filter(result="waiting").select_related("case__area", "draw")
