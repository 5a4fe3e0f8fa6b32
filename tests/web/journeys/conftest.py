"""The demo city with its people at their desks, a worker at work, and days that pass."""

import threading
from datetime import date, datetime, time, timedelta
from importlib.resources import files

import pytest
from django.utils import timezone

from doudi.web.campaigns import plans
from doudi.web.campaigns.actions import load_plan
from doudi.web.demo_city.people import appoint
from doudi.web.demo_city.places import settle
from doudi.web.jobs.worker import Worker
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Post
from doudi.web.site.clock import CLOCK


@pytest.fixture
def days():
    """The days may pass; after the test it is today again."""
    yield
    CLOCK.shift = timedelta(0)


@pytest.fixture
def at_post(transactional_db, days):
    """The demo city's places, people and plan; `at_post("town_clerk", "北岭镇", "陈仓区")` is one of them."""
    CLOCK.go_to(timezone.make_aware(datetime.combine(date(2020, 4, 27), time(9))))
    settle()
    appoint()

    def person(role: str, place: str, over: str = "", number: int = 0) -> Actor:
        posts = Post.objects.filter(role=role, unit__area__name=place).select_related("user", "unit__area")
        if over:  # two counties may each have a town of one name
            posts = posts.filter(unit__area__parent__name=over)
        post = posts.order_by("pk")[number]
        return Actor(post.user, post)

    content = files(plans).joinpath("baoji-2020-109.yaml").read_bytes()
    load_plan(content, by=person("city_officer", "宝鸡市"))
    return person


@pytest.fixture
def worker(transactional_db):
    """Background work goes on by itself, as in `doudi serve`."""
    stop = threading.Event()
    thread = threading.Thread(target=Worker(stop).work, daemon=True)
    thread.start()
    yield
    stop.set()
    thread.join(30)
    assert not thread.is_alive()
