"""The site's own handling of each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import get_language

from doudi.language import speak

Handler = Callable[[HttpRequest], HttpResponse]


def speak_language(handle: Handler) -> Handler:
    """Let the engine half speak the language of the page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        speak("en" if (get_language() or "").startswith("en") else "zh")
        return handle(request)

    return middleware


def lead_back_from_buttons(handle: Handler) -> Handler:
    """Say in words that an address is that of a button: who comes to it again after signing in saw an empty page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET" and not response.content:
            response.content = render(request, "site/button.html").content
        return response

    return middleware
