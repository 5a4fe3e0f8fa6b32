"""Places, as people look for them."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from doudi.web.orgs.models import Area


def areas_found(wanted: str) -> QuerySet[Area]:
    """Places by a part of the name, the beginning of the code, or how it sounds (`ccq`, `chencang`)."""
    sound = wanted.lower()
    by_sound = Q(pinyin__startswith=sound) | Q(pinyin__contains=f" {sound}")
    return _listed(Area.objects.filter(Q(name__contains=wanted) | Q(code__startswith=wanted) | by_sound))


def areas_under(parent: Area | None) -> QuerySet[Area]:
    """What stands directly under a place; the roots of the tree for none."""
    return _listed(Area.objects.filter(parent=parent))


def way_to(areas: Iterable[Area]) -> dict[int, list[Area]]:
    """For each place those above it, from the root; in one query."""
    above = {area.pk: area.line[:-1] for area in areas}
    known = Area.objects.in_bulk({step for steps in above.values() for step in steps})
    return {pk: [known[step] for step in steps] for pk, steps in above.items()}


def _listed(areas: QuerySet[Area]) -> QuerySet[Area]:
    return areas.select_related("successor").annotate(n_children=Count("children")).order_by("path")
