"""Numbers that a form sends: whoever sends something else means no row."""

from django.http import HttpRequest


def number_sent(request: HttpRequest, name: str) -> int:
    """The number of this field; 0, which no row has, for what is none."""
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() else 0
