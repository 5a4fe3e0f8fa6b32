"""Pages of long lists."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

from doudi.web.ui.kept import MANY, Kept, counted


class KeyPages(Paginator):
    """Pages of the keys of rows; very many rows are counted once a minute, and `as_of` says when."""

    @cached_property
    def _counted(self) -> Kept[int]:
        return counted(self.object_list)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._counted.value

    @property
    def as_of(self) -> datetime | None:
        """When so many were counted; None where the number is of this moment."""
        return self._counted.at if self.count >= MANY else None


def page_by_keys(rows: QuerySet, number: Any, size: int) -> Page:
    """A page of rows in their order; `number` as the address has it, too small and too large ones are mended.

    The keys of the page are found first, which an index alone can answer; only then are its rows read.
    """
    page = KeyPages(rows.values_list("pk", flat=True), size).get_page(number)
    page.object_list = whole(rows, list(page.object_list))
    return page


def first_by_keys(rows: QuerySet, n: int) -> list[Any]:
    """The first n rows, found in the same way, and not counted."""
    return whole(rows, list(rows.values_list("pk", flat=True)[:n]))


def whole(rows: QuerySet, keys: Sequence[Any]) -> list[Any]:
    """The rows of keys that were found among `rows`, in the order of the keys.

    They are not narrowed again: given both, SQLite walks through all rows that answer instead of fetching these.
    """
    these = rows.order_by()
    these.query.clear_where()
    found = {row.pk: row for row in these.filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]
