"""Pages of long lists."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


def page_by_keys(rows: QuerySet, number: Any, size: int) -> Page:
    """A page of rows in their order; `number` as the address has it, too small and too large ones are mended.

    The keys of the page are found first, which an index alone can answer; only then are its rows read.
    """
    page = Paginator(rows.values_list("pk", flat=True), size).get_page(number)
    page.object_list = list(rows.filter(pk__in=list(page.object_list)))
    return page
