"""To whom a supervision letter goes: asked alike by the form and the rule."""

from django.db.models import QuerySet

from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor, in_force
from doudi.web.orgs.models import Jurisdiction, Unit


def addressees(case: Case, by: Actor) -> QuerySet[Unit]:
    """The units that answer for the case's place and sit inside the writer's own jurisdiction: below or beside, and
    never above, for nobody supervises who supervises him.
    """
    above = case.area.line
    answering = in_force(Jurisdiction.objects.filter(area__in=above), by.on).values("unit")
    units = Unit.objects.filter(active=True, pk__in=answering, area__in=by.area_ids)
    return units.exclude(pk=by.unit.pk).order_by("-area__path", "kind")
