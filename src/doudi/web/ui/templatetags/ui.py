"""Tags and filters of every template (they need no `load`)."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doudi.language import say

register = template.Library()
CHINESE = re.compile(r"[\u3400-\u9fff]")


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A drawn sign beside a word; never alone, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" width="20" height="20"><use href="{}#{}"></use></svg>',
        static("ui/icons.svg"),
        name,
    )


@register.filter
def yuan(amount: Decimal | None) -> str:
    """An amount as officials write it: 1,234.50 元; a dash for none."""
    return _("{amount} 元").format(amount=f"{amount:,.2f}") if amount is not None else "—"


@register.filter
def quoted(text: Any) -> Any:
    """What people wrote, as they wrote it: on a page of another language it says that it is Chinese."""
    if text is None or (get_language() or "").startswith("zh") or not CHINESE.search(str(text)):
        return text
    return format_html('<span lang="zh-Hans">{}</span>', text)


@register.filter
def lang_mark(text: Any) -> SafeString | str:
    """The same mark as an attribute, for where no element may stand within: an option of a list."""
    return format_html(' lang="{}"', "zh-Hans") if quoted(text) is not text else ""


@register.filter
def said(text: Any) -> Any:
    """A text of the engine in the language of the page; one that it does not know, as people wrote it."""
    return quoted(say(text) if isinstance(text, str) and text else text)


@register.filter
def said_plain(text: Any) -> Any:
    """The same without a mark, and nothing of what people wrote in another language: for the title of a page."""
    told = say(text) if isinstance(text, str) and text else text
    return "" if quoted(told) is not told else told


@register.filter
def listed(texts: Iterable[Any]) -> str:
    """Texts one after the other, as the language of the page does it."""
    return say("、").join(map(str, texts))


@register.filter
def month(day: date | None) -> str:
    """A month as 2020-06."""
    return f"{day:%Y-%m}" if day else ""


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """The value of a mapping at a key that is itself a variable."""
    return mapping.get(key)


@register.filter
def may(actor: Any, action: str) -> bool:
    """Whether who acts holds an action; False for nobody."""
    return bool(actor and actor.may(action))


@register.filter
def boxes(bound: Any) -> list[Any]:
    """The boxes of a choice, each to stand before its own words."""
    bound.field.widget.attrs["class"] = "form-check-input"
    return list(bound)


@register.inclusion_tag("ui/field.html")
def field(bound: Any) -> dict[str, Any]:
    """A form field with its label, help and errors, tied together for screen readers."""
    kind = bound.field.widget.__class__.__name__
    if kind in {"RadioSelect", "CheckboxSelectMultiple"}:
        return {"bound": bound, "boxes": boxes(bound)}
    control = "form-select" if "select" in kind.lower() else "form-control"
    if kind == "CheckboxInput":
        control = "form-check-input"
    marks = {"class": f"{control} is-invalid" if bound.errors else control}
    if bound.errors:
        marks["aria-invalid"] = "true"
    if control == "form-control" and quoted(bound.value()) is not bound.value():
        marks["lang"] = "zh-Hans"
    return {"bound": bound, "widget": bound.as_widget(attrs=marks), "checkbox": control == "form-check-input"}


@register.inclusion_tag("ui/pages.html", takes_context=True)
def pages(context: Any, page: Any) -> dict[str, Any]:
    """The line under a list: how many in all, and the way to other pages; the address keeps the filter."""
    return {"page": page, "request": context["request"], "around": page.paginator.get_elided_page_range(page.number)}


@register.inclusion_tag("ui/empty.html")
def empty(words: str, mend: str = "") -> dict[str, str]:
    """What stands where a list has no rows: that it is empty, and what can be done."""
    return {"words": words, "mend": mend}
