"""The whole demo city, in the order of the work."""

from collections.abc import Callable

from doudi.language import say
from doudi.web.demo_city.people import appoint
from doudi.web.demo_city.places import settle
from doudi.web.demo_city.rosters import check_city, hand_in_city, open_most
from doudi.web.demo_city.story import tell_all
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Post

Tell = Callable[[str], None]


def build(tell: Tell = lambda _words: None) -> None:
    """Fill an empty database: places, people, rosters handed in and checked, cases worked."""
    settle()
    appoint()
    post = Post.objects.filter(role="city_officer").select_related("user", "unit__area").earliest("pk")
    officer = Actor(post.user, post)
    tell(say("交来名册…"))
    batch = hand_in_city(officer)
    tell(say("按政策核查…"))
    check_city(officer, batch)
    n = open_most(officer)
    tell(say("{n} 件疑点生成办件，逐件办理…", n=n))
    tell_all()
