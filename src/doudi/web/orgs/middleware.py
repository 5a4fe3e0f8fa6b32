"""At which post somebody acts: the one chosen for this session, else the first held."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from doudi.web.orgs.actor import Actor, posts_of
from doudi.web.orgs.models import Post

Handler = Callable[[HttpRequest], HttpResponse]
CHOSEN = "post"
LOOKING = "looking_as"


def take_the_post(handle: Handler) -> Handler:
    """Put `request.actor` on each request: None for nobody, and for a person without a post in force."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = actor_of(request)
        return handle(request)

    return middleware


def actor_of(request: HttpRequest) -> Actor | None:
    """The actor of a request, by the post chosen in the session."""
    if not request.user.is_authenticated:
        return None
    if looked_at := request.session.get(LOOKING):
        post = Post.objects.select_related("unit__area", "user").filter(pk=looked_at).first()
        return Actor(request.user, post, looking=True) if post else None
    posts = list(posts_of(request.user, timezone.localdate()))
    chosen = request.session.get(CHOSEN)
    return next((Actor(request.user, post) for post in posts if post.pk == chosen), None) or (
        Actor(request.user, posts[0]) if posts else None
    )
