"""Units, what they answer for, and the tree of places."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.accounts.rules import Refused, demand_order
from doudi.web.audit.chain import record
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import LEVELS, Area, AreaMove, Jurisdiction, Unit


@transaction.atomic
def open_unit(*, by: Actor, **given: Any) -> Unit:
    """A new unit; it answers for the place it is at."""
    unit = Unit.objects.create(**given)
    Jurisdiction.objects.create(unit=unit, area=unit.area)
    record(by, "unit.opened", unit, area_id=unit.area_id)
    return unit


@transaction.atomic
def edit_unit(unit: Unit, given: Mapping[str, Any], *, by: Actor) -> Unit:
    """Other particulars; a unit that is not active opens nothing to its people."""
    for name, value in given.items():
        setattr(unit, name, value)
    unit.save()
    record(by, "unit.edited", unit, area_id=unit.area_id, active=unit.active)
    return unit


@transaction.atomic
def add_jurisdiction(
    unit: Unit, *, area: Area, valid_from: date | None, valid_until: date | None, by: Actor
) -> Jurisdiction:
    """A unit answers for one more place."""
    demand_order(valid_from, valid_until)
    made = Jurisdiction.objects.create(unit=unit, area=area, valid_from=valid_from, valid_until=valid_until)
    record(by, "unit.jurisdiction_added", unit, area_id=area.pk)
    return made


@transaction.atomic
def end_jurisdiction(jurisdiction: Jurisdiction, *, valid_until: date, by: Actor) -> None:
    """A unit no longer answers for a place after this day."""
    demand_order(jurisdiction.valid_from, valid_until)
    jurisdiction.valid_until = valid_until
    jurisdiction.save(update_fields=["valid_until"])
    record(by, "unit.jurisdiction_ended", jurisdiction.unit, area_id=jurisdiction.area_id, until=str(valid_until))


@transaction.atomic
def open_areas(above: Area, places: Iterable[tuple[str, str]], *, by: Actor) -> list[Area]:
    """New places under another one, by name and code. Raises Refused under a village: nothing is smaller."""
    below = dict(pairwise(LEVELS)).get(above.level)
    if below is None:
        raise Refused(_("“{place}”没有下级。").format(place=above))
    made = [Area.objects.create(name=name, code=code, level=below, parent=above) for name, code in places]
    for area in made:
        record(by, "area.opened", area, area_id=area.pk)
    return made


@transaction.atomic
def edit_area(area: Area, given: Mapping[str, Any], *, by: Actor) -> Area:
    """Another name, code or spot on the tile map, the days it is valid, and which place follows it."""
    demand_order(given.get("valid_from"), given.get("valid_until"))
    if given.get("successor") and given["successor"].path.startswith(area.path):
        raise Refused(_("后继区划不能是自己或自己的下级。"))
    for name, value in given.items():
        setattr(area, name, value)
    area.save()
    record(by, "area.edited", area, area_id=area.pk)
    return area


@transaction.atomic
def move_area(area: Area, *, to: Area, on: date, by: Actor) -> AreaMove:
    """Put a place under another one's responsibility from a day on: at once, or when the day comes."""
    if to.pk == area.parent_id:
        raise Refused(_("已经由“{place}”管理。").format(place=to))
    if list(LEVELS).index(to.level) != list(LEVELS).index(area.level) - 1:
        raise Refused(_("“{place}”的级别不对：只能划给上一级区划。").format(place=to))
    move = AreaMove.objects.create(area=area, old_parent=area.parent, new_parent=to, on=on, by=by.user)
    record(by, "area.move_ordered", area, area_id=area.pk, to=to.pk, on=str(on))
    carry_out_moves(timezone.localdate())
    move.refresh_from_db()
    return move


@transaction.atomic
def carry_out_moves(day: date) -> int:
    """Do the moves whose day has come, in their order; gives how many. Once a day, and whenever one is ordered."""
    due = list(AreaMove.objects.filter(done_at=None, on__lte=day).order_by("on", "pk"))
    for move in due:
        area = Area.objects.select_for_update().get(pk=move.area_id)
        move.old_parent = area.parent
        area.parent = Area.objects.get(pk=move.new_parent_id)
        area.save()
        move.done_at = timezone.now()
        move.save(update_fields=["old_parent", "done_at"])
        record(None, "area.moved", area, area_id=area.pk, who=str(move.by), to=move.new_parent_id)
    return len(due)
