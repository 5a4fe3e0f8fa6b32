"""What hangs on a case is seen by whoever sees the case."""

from typing import Self

from doudi.web.cases.models.case import helped_by, helps_anywhere, role_sees
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.scoping import ScopedQuerySet


class PartsOfCases(ScopedQuerySet):
    """Rows with a `case`; a unit that helps sees them too, wherever the case lies."""

    area = "case__area"

    def visible_to(self, actor: Actor | None) -> Self:
        """The rows of the cases that this actor sees, by the same rules, joined: they are fewer than the cases."""
        rows = super().visible_to(actor)
        if actor is None or not helps_anywhere(actor):
            return rows
        return rows | self.system("where the unit helps").filter(case__in=helped_by(actor))

    def seen_by(self, actor: Actor) -> Self:
        """What the role sees of them."""
        return self.filter(role_sees(actor, "case__")) if actor.may("case.see") else self.none()
