"""Fills a home for the load test: `python -m bench.site_prepare FOLDER CASES USERS`, with DOUDI_HOME set."""

import sys
import time
from pathlib import Path

import django

from doudi.web.site.home import found

FOLDER = Path(sys.argv[1])
found(FOLDER / "home", demo=True)
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

from bench.site_city import cases, people  # noqa: E402
from doudi.web.cases.models import Case  # noqa: E402
from doudi.web.demo_city.places import settle  # noqa: E402
from doudi.web.orgs.actor import Actor  # noqa: E402
from doudi.web.orgs.models import Post  # noqa: E402


def signed_in(post: Post) -> str:
    """The key of a session of this person."""
    session = SessionStore()
    session[SESSION_KEY] = str(post.user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = post.user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def main(n_cases: int, n_users: int) -> None:
    """Migrate, fill, and leave the sessions of three people, each with ten of their cases."""
    call_command("migrate", verbosity=0)
    settle()
    people(n_users)
    began = time.perf_counter()
    for n in cases(n_cases):
        print(f"\r{n:,} cases, {time.perf_counter() - began:.0f} s", end="", flush=True)
    print()
    with (FOLDER / "sessions.txt").open("w") as file:
        for role in ("city_officer", "county_officer", "town_clerk"):
            post = Post.objects.filter(role=role).select_related("user", "unit__area").first()
            rows = Case.objects.visible_to(Actor(post.user, post))
            began = time.perf_counter()
            n = rows.count()
            print(f"{role}: {n:,} cases counted in {(time.perf_counter() - began) * 1000:.0f} ms")
            print(signed_in(post), *rows.values_list("pk", flat=True)[:10], sep="\t", file=file)


main(int(sys.argv[2]), int(sys.argv[3]))
