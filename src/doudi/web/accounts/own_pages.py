"""What stands in everybody's own menu, and the clock that ends an idle session."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from doudi.web.accounts.sessions import IDLE, WARNED_BEFORE


@dataclass(frozen=True)
class OwnPage:
    """An entry: words and address."""

    label: str
    url: str


def own_pages(request: HttpRequest) -> list[OwnPage]:
    """The entries of who asks; changing the post only for those who hold several."""
    if not request.user.is_authenticated:
        return []
    several = len(getattr(request, "posts", ())) > 1
    return [
        OwnPage(_("我的账号"), reverse("account")),
        *([OwnPage(_("切换岗位"), reverse("change_post"))] if several else []),
        OwnPage(_("第二重验证"), reverse("second_factor")),
        OwnPage(_("在哪里登录着"), reverse("own_sessions")),
        OwnPage(_("权限表"), reverse("role_matrix")),
    ]


def idle_clock() -> dict[str, int]:
    """After how many seconds a session ends, and how many before that the page warns."""
    return {"seconds": int(IDLE.total_seconds()), "warned": int(WARNED_BEFORE.total_seconds())}
