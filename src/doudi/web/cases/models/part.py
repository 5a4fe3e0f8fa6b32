"""What hangs on a case is seen by whoever sees the case."""

from typing import Self

from doudi.web.cases.models.case import Case
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.scoping import ScopedQuerySet


class PartsOfCases(ScopedQuerySet):
    """Rows with a `case`; a unit that helps sees them too, wherever the case lies."""

    area = "case__area"

    def visible_to(self, actor: Actor | None) -> Self:
        """The rows of the cases that this actor sees."""
        return self.system("narrowed by their case").filter(case__in=Case.objects.visible_to(actor))
