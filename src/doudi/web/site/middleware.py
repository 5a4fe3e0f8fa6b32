"""The site's own handling of each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from doudi.language import speak

Handler = Callable[[HttpRequest], HttpResponse]


def speak_language(handle: Handler) -> Handler:
    """Let the engine half speak the language of the page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        speak("en" if (get_language() or "").startswith("en") else "zh")
        return handle(request)

    return middleware
