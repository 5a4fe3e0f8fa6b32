"""Reading the approved map of a bureau: a GeoJSON of polygons, each named as a place or bearing its code.

Nothing of the file is kept but the outlines, moved onto a drawing of whole units: the site draws them itself and no map
service is asked. What does not fit is told feature by feature; then nothing is taken.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from doudi.web.orgs.models import Area

MOST_BYTES = 5 * 1024 * 1024
MOST_FEATURES = 200
MOST_POINTS = 300_000
WIDTH = 800
"""Units of the drawing from west to east."""
STEP = 2
"""Points nearer than this to the one before are left out: no screen shows them apart."""
NAMES = ("name", "NAME", "名称", "地名")
CODES = ("code", "adcode", "CODE", "行政区划代码")
DIGITS = {"county": 6, "town": 9}
"""So many digits of a code tell a place of this level."""

Point = tuple[float, float]
Ring = list[Point]
Rings = list[list[list[int]]]


class NotThis(Exception):  # noqa: N818
    """The file does not do; `why`: each thing that does not fit, to the person."""

    def __init__(self, why: Sequence[str]) -> None:
        super().__init__("；".join(why))
        self.why = list(why)


@dataclass(frozen=True)
class Drawing:
    """Outlines on a drawing of this size, by number of the place; `missing`: places that have none in the file."""

    width: int
    height: int
    shapes: Mapping[int, Rings]
    missing: Sequence[Area]


def read_outlines(content: bytes, places: Sequence[Area]) -> Drawing:
    """The outlines of these places. Raises NotThis."""
    features = _features(content)
    found: dict[int, list[Ring]] = {}
    why: list[str] = []
    for number, feature in enumerate(features, 1):
        try:
            place = _place_of(feature, number, places)
            if place.pk in found:
                raise NotThis([_("第 {n} 个图形：“{place}”画了两次").format(n=number, place=place)])
            found[place.pk] = _rings_of(feature, number)
        except NotThis as one:
            why += one.why
    if why:
        raise NotThis(why)
    if sum(len(ring) for rings in found.values() for ring in rings) > MOST_POINTS:
        raise NotThis([_("图形的点太多（最多 {n} 个）：请先简化边界再上传").format(n=MOST_POINTS)])
    return _drawn(found, [place for place in places if place.pk not in found])


def _features(content: bytes) -> list[Mapping[str, Any]]:
    if len(content) > MOST_BYTES:
        raise NotThis([_("文件超过 {n} MB：请先简化边界再上传").format(n=MOST_BYTES // 1024 // 1024)])
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotThis([_("这不是 GeoJSON 文件：要用 UTF-8 编码的 JSON")]) from None
    features = told.get("features") if isinstance(told, dict) and told.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise NotThis([_("文件里没有图形：要一个 FeatureCollection，每个下级区划一个 Feature")])
    if len(features) > MOST_FEATURES:
        raise NotThis([_("图形太多：有 {n} 个，最多 {most} 个").format(n=len(features), most=MOST_FEATURES)])
    return features


def _place_of(feature: Any, number: int, places: Iterable[Area]) -> Area:
    """By code, else by name."""
    held = feature.get("properties") if isinstance(feature, dict) else None
    told = held if isinstance(held, dict) else {}
    code = next((str(told[key]).strip() for key in CODES if told.get(key)), "")
    name = next((str(told[key]).strip() for key in NAMES if told.get(key)), "")
    for place in places:
        if code and place.code and code in (place.code, place.code[: DIGITS.get(place.level)]):
            return place
    if found := next((place for place in places if place.name == name), None):
        return found
    if not (code or name):
        raise NotThis([_("第 {n} 个图形没有名称也没有代码：请在 properties 里写 name 或 code").format(n=number)])
    said = " ".join(filter(None, (name, code)))[:60]
    raise NotThis([_("第 {n} 个图形“{said}”对不上任何下级区划：请核对名称或代码").format(n=number, said=said)])


def _rings_of(feature: Mapping[str, Any], number: int) -> list[Ring]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        said = str(kind or "—")[:20]
        raise NotThis([_("第 {n} 个图形是 {kind}：只收面（Polygon、MultiPolygon）").format(n=number, kind=said)])
    parts = [geometry.get("coordinates")] if kind == "Polygon" else geometry.get("coordinates")
    try:
        rings = [[_point(at) for at in ring] for part in parts or () for ring in part or ()]
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        raise NotThis([_("第 {n} 个图形的坐标读不懂：要经度、纬度两个数").format(n=number)]) from None
    if not rings or any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
        raise NotThis([_("第 {n} 个图形的边界没有闭合，或不到三个点").format(n=number)])
    return rings


def _point(told: Any) -> Point:
    """Longitude and latitude; raises ValueError for what lies nowhere on earth."""
    east, north = (told[0], told[1])
    if isinstance(east, bool) or isinstance(north, bool) or not (abs(float(east)) <= 180 and abs(float(north)) <= 90):
        raise ValueError
    return float(east), float(north)


def _drawn(found: Mapping[int, list[Ring]], missing: Sequence[Area]) -> Drawing:
    """Degrees onto the drawing: those of longitude are shorter by the cosine of the latitude."""
    points = [point for rings in found.values() for ring in rings for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    narrow = math.cos(math.radians((south + north) / 2))
    wide, high = (east - west) * narrow, north - south
    if wide <= 0 or high <= 0:
        raise NotThis([_("图形没有面积，画不出来")])
    scale = WIDTH / max(wide, high)
    shapes = {
        pk: [
            drawn
            for ring in rings
            if len(drawn := list(_thinned(ring, lambda x, y: ((x - west) * narrow * scale, (north - y) * scale)))) > 2
        ]
        for pk, rings in found.items()
    }
    if lost := [pk for pk, rings in shapes.items() if not rings]:
        raise NotThis([_("有 {n} 个图形太小，画不出来：请核对坐标").format(n=len(lost))])
    return Drawing(math.ceil(wide * scale), math.ceil(high * scale), shapes, missing)


def _thinned(ring: Ring, to: Any) -> Iterator[list[int]]:
    last: tuple[int, int] | None = None
    for x, y in (to(*point) for point in ring[:-1]):
        at = (round(x), round(y))
        if last is None or abs(at[0] - last[0]) + abs(at[1] - last[1]) >= STEP:
            last = at
            yield [*at]
