"""An approved map as it is drawn: for each place a path and where its name stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from doudi.web.orgs.models import Outline

Ring = list[list[int]]


@dataclass(frozen=True)
class Shape:
    """A place on the drawing: `path` in the words of SVG, `x`, `y` where its name is written."""

    place: int
    name: str
    path: str
    x: int
    y: int


def drawn_shapes(outline: Outline, names: Mapping[int, str]) -> list[Shape]:
    """The shapes of those places that are still there, in the order of the names."""
    held = {int(place): rings for place, rings in outline.shapes.items()}
    return [
        Shape(
            place,
            name,
            " ".join(map(_path, held[place])),
            *_middle(max(held[place], key=lambda ring: abs(_area(ring)))),
        )
        for place, name in names.items()
        if place in held
    ]


def _path(ring: Ring) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in ring) + "Z"


def _area(ring: Ring) -> float:
    """Twice the area, with a sign."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True))


def _middle(ring: Ring) -> tuple[int, int]:
    """The centre of gravity of a ring; of one without area its first point."""
    if not (double := _area(ring)):
        return ring[0][0], ring[0][1]
    sides = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    east = sum((x + u) * (x * v - u * y) for (x, y), (u, v) in sides)
    south = sum((y + v) * (x * v - u * y) for (x, y), (u, v) in sides)
    return round(east / (3 * double)), round(south / (3 * double))
