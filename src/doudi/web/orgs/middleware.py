"""At which post somebody acts: the one chosen for this session, else the first held."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from doudi.web.orgs.actor import Actor, open_posts, posts_of
from doudi.web.orgs.models import Post
from doudi.web.orgs.roles import may, may_be_looked_through

Handler = Callable[[HttpRequest], HttpResponse]
CHOSEN = "post"
LOOKING = "looking_as"


def take_the_post(handle: Handler) -> Handler:
    """Put `request.posts` and `request.actor` on each request; the actor is None for nobody and without a post."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.posts = held_posts(request)
        request.actor = looker(request) or own_actor(request)
        return handle(request)

    return middleware


def held_posts(request: HttpRequest) -> list[Post]:
    """The posts that who asks holds today."""
    return list(posts_of(request.user, timezone.localdate())) if request.user.is_authenticated else []


def own_actor(request: HttpRequest) -> Actor | None:
    """Who asks, at the post chosen in the session."""
    chosen = request.session.get(CHOSEN)
    post = next((post for post in request.posts if post.pk == chosen), None) or next(iter(request.posts), None)
    return Actor(request.user, post) if post else None


def looker(request: HttpRequest) -> Actor | None:
    """Who asks, looking through the post chosen for it; only while the own post still allows it."""
    looked_at = request.session.get(LOOKING)
    if looked_at is None or not any(may(post.role, "account.secure") for post in request.posts):
        return None
    post = open_posts(timezone.localdate()).filter(pk=looked_at).first()
    return Actor(request.user, post, looking=True) if post and may_be_looked_through(post.role) else None
