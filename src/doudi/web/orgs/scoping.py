"""Rows by jurisdiction: the one way to rows is `Model.objects.visible_to(actor)`; anything else fails closed."""

from typing import Any, Self

from django.db import models

from doudi.web.orgs.actor import Actor


class Unscoped(Exception):  # noqa: N818
    """Rows were asked for without saying for whom."""


class ScopedQuerySet(models.QuerySet):
    """Rows that give nothing before they are narrowed to an actor, or opened for the system with a reason.

    Rows reached through a row that was itself reached rightly (`case.events.all()`) are open.
    A model may narrow further by `seen_by(actor)`; `area` names its place.
    """

    area = "area"
    _open = False

    def visible_to(self, actor: Actor | None) -> Self:
        """The rows this actor may see; none for nobody."""
        if actor is None:
            return self.system("nobody sees nothing").none()
        rows = self.system("narrowed here")
        if not actor.sees_everything:
            rows = rows.filter(**{f"{self.area}__in": actor.area_ids})
        return rows.seen_by(actor)

    def seen_by(self, actor: Actor) -> Self:
        """What the role narrows further; administrators see none."""
        return self if actor.area_ids else self.none()

    def system(self, why: str) -> Self:
        """All rows, for what the system itself does: jobs, migrations, checks of the database. Say why."""
        if not why:
            raise ValueError("say why")
        rows = self._chain()
        rows._open = True
        return rows

    def _clone(self) -> Self:
        rows = super()._clone()
        rows._open = self._open
        return rows

    def _demand_scope(self) -> None:
        if not (self._open or self._hints.get("instance") is not None or self.query.is_empty()):
            raise Unscoped(f"{self.model.__name__}.objects.visible_to(actor)")

    def _fetch_all(self) -> None:
        self._demand_scope()
        super()._fetch_all()

    def iterator(self, *args: Any, **options: Any) -> Any:
        """As QuerySet.iterator, within a scope."""
        self._demand_scope()
        return super().iterator(*args, **options)

    def count(self) -> int:
        """As QuerySet.count, within a scope."""
        self._demand_scope()
        return super().count()

    def exists(self) -> bool:
        """As QuerySet.exists, within a scope."""
        self._demand_scope()
        return super().exists()

    def aggregate(self, *args: Any, **options: Any) -> dict[str, Any]:
        """As QuerySet.aggregate, within a scope."""
        self._demand_scope()
        return super().aggregate(*args, **options)

    def update(self, **options: Any) -> int:
        """As QuerySet.update, within a scope."""
        self._demand_scope()
        return super().update(**options)

    def delete(self) -> Any:
        """As QuerySet.delete, within a scope."""
        self._demand_scope()
        return super().delete()
