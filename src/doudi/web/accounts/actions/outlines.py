"""The approved map of a place, brought along and taken away."""

from django.db import transaction
from django.utils.translation import gettext as _

from doudi.web.accounts.geojson import Drawing, NotThis, read_outlines
from doudi.web.audit.chain import record
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Outline


@transaction.atomic
def set_outline(area: Area, *, content: bytes, approval: str, by: Actor) -> Drawing:
    """Draw what stands directly under a place by this file, in place of what was drawn before. Raises NotThis."""
    places = list(area.children.order_by("path"))
    if not places:
        raise NotThis([_("“{place}”没有下级区划，没有可画的").format(place=area)])
    drawn = read_outlines(content, places)
    given = {"width": drawn.width, "height": drawn.height, "shapes": drawn.shapes, "approval": approval}
    Outline.objects.update_or_create(area=area, defaults={**given, "by": by.user})
    record(by, "area.outline_set", area, area_id=area.pk, n_drawn=len(drawn.shapes))
    return drawn


@transaction.atomic
def remove_outline(area: Area, *, by: Actor) -> None:
    """Back to the tiles."""
    Outline.objects.filter(area=area).delete()
    record(by, "area.outline_removed", area, area_id=area.pk)
