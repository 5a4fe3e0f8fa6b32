"""What was not supplied, so that a run could not judge for it: in words, and only of the actor's own places."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from doudi.exports.wording import roster_title
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area


def gaps_in_words(summary: Iterable[Mapping[str, Any]], actor: Actor) -> list[str]:
    """The engine's `unit|roster|month` of all checks, each unit and roster once: 眉县 低保家庭名册（2020-01）."""
    months: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in summary:
        for entry in line.get("not_covered") or ():
            unit, roster, month = entry.rsplit("|", 2)
            months[unit, roster].add(month)
    places = _places() if months else {}
    words = _("{place} {roster}（{months}）")
    return [
        words.format(place=places.get(unit, unit), roster=roster_title(roster), months="、".join(sorted(of)))
        for (unit, roster), of in sorted(months.items())
        if unit not in places or places[unit].pk in actor.area_ids
    ]


def _places() -> dict[str, Area]:
    """The counties by code and by name: the engine says either."""
    counties = list(Area.objects.filter(level="county"))
    return {area.name: area for area in counties} | {area.code: area for area in counties if area.code}
