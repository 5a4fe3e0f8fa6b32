"""What is asked about cases; always for an actor."""

from collections.abc import Iterator
from dataclasses import dataclass

from doudi.web.cases.likeness import alike, likeness
from doudi.web.cases.models import Case, Fingerprint
from doudi.web.orgs.actor import Actor

MOST_CANDIDATES = 500


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
