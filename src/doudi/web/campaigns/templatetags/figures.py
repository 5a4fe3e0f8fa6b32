"""How figures read."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def figure(value: Decimal | None) -> str:
    """A figure as officials write it: 1,234 or 1,234.50; a dash for none."""
    return "—" if value is None else f"{value:,.2f}".removesuffix(".00")
