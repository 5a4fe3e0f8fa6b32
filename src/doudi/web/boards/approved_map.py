"""The approved map of a place, if its bureau brought one along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doudi.web.orgs.models import Area, Outline
from doudi.web.orgs.outlines import Shape, drawn_shapes


@dataclass(frozen=True)
class Map:
    """Shapes on a drawing of this size, and the number of their approval."""

    width: int
    height: int
    approval: str
    shapes: Sequence[Shape]


def approved_map(area: Area, places: Iterable[Area]) -> Map | None:
    """The map of a place with what of these places it draws; None where there is none, or it draws nothing of them."""
    outline = Outline.objects.filter(area=area).first()
    shapes = drawn_shapes(outline, {place.pk: place.name for place in places}) if outline else []
    return Map(outline.width, outline.height, outline.approval, shapes) if outline and shapes else None
