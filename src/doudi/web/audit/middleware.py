"""What was refused is in the log too: forbidden pages, and rows that are not there for who asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from doudi.web.audit.chain import record

Handler = Callable[[HttpRequest], HttpResponse]
FORBIDDEN, NOT_FOUND = 403, 404


def log_refusals(handle: Handler) -> Handler:
    """Record each 403, and each 404 of a page that exists (a row was guessed), with who asked for what."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        if request.user.is_authenticated and _is_refusal(request, response):
            record(
                request.actor,
                "refused",
                who="" if request.actor else str(request.user),
                status=response.status_code,
                path=request.path[:200],
                method=request.method,
            )
        return response

    return middleware


def _is_refusal(request: HttpRequest, response: HttpResponse) -> bool:
    guessed = response.status_code == NOT_FOUND and getattr(request, "resolver_match", None) is not None
    return response.status_code == FORBIDDEN or guessed
