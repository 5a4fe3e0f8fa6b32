"""No browser or proxy keeps a copy of a page for somebody signed in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]


def keep_no_copies(handle: Handler) -> Handler:
    """Say `no-store` on each answer to somebody signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    return middleware
