"""What a page demands of who asks for it. Every view says it: a permit, or that it is public."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

View = Callable[..., HttpResponse]
READING = frozenset({"GET", "HEAD", "OPTIONS"})


def permit(action: str | None, *, while_looking: bool = False) -> Callable[[View], View]:
    """Only actors whose role holds the action; None: anybody who is signed in. Sets `view.permit` for the tests.

    Who looks through another's eyes may read, never write, except on a page that says `while_looking`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def permitted(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            demand(request, action, while_looking=while_looking)
            return view(request, *args, **given)

        permitted.permit = action or "signed in"  # type: ignore[attr-defined]
        return permitted

    return decorate


def own_eyes(view: View) -> View:
    """No file leaves for who looks through another's eyes: pages mask what is personal, files cannot."""

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **given: Any) -> HttpResponse:
        if request.actor is not None and request.actor.looking:
            raise PermissionDenied(_("以他人视角查看时不能打开照片和文件。"))
        return view(request, *args, **given)

    return seen


def public(view: View) -> View:
    """A page for everybody, signed in or not."""
    view.permit = "public"  # type: ignore[attr-defined]
    return view


def demand(request: HttpRequest, action: str | None, *, while_looking: bool = False) -> None:
    """Refuse what the actor may not do. Raises PermissionDenied with the reason in words."""
    actor = request.actor
    if action is not None and (actor is None or not actor.may(action)):
        raise PermissionDenied(_("您的岗位没有这项权限。需要时请联系系统管理员。"))
    if actor is not None and actor.looking and request.method not in READING and not while_looking:
        raise PermissionDenied(_("以他人视角查看时不能操作。"))
