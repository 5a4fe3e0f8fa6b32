"""Signs three people of a filled home in: `python -m bench.site_sessions FOLDER`, with DOUDI_HOME set.

A session ends after half an hour without a click, so each run makes its own. Counts each person's cases besides.
"""

import sys
import time
from pathlib import Path

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from bench.site_city import SOUGHT  # noqa: E402
from doudi.web.cases.models import Case  # noqa: E402
from doudi.web.orgs.actor import Actor  # noqa: E402
from doudi.web.orgs.models import Post  # noqa: E402
from doudi.web.orgs.sought import KEPT, sealed_for  # noqa: E402

ROLES = ("city_officer", "county_officer", "town_clerk")
"""The widest and the narrowest scope, and the one between."""


def signed_in(post: Post) -> str:
    """The key of a session of this person."""
    session = SessionStore()
    session[SESSION_KEY] = str(post.user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = post.user.get_session_auth_hash()
    session[KEPT] = {f"w{n}": sealed_for(post.user, words) for n, words in enumerate(SOUGHT)}
    session.create()
    return str(session.session_key)


def main(file: Path) -> None:
    """A line for each: the session and ten of the cases."""
    lines = []
    for role in ROLES:
        post = Post.objects.filter(role=role).select_related("user", "unit__area").earliest("pk")
        rows = Case.objects.visible_to(Actor(post.user, post))
        began = time.perf_counter()
        n = rows.count()
        print(f"{role}: {n:,} cases counted in {(time.perf_counter() - began) * 1000:.0f} ms")
        lines.append("\t".join([signed_in(post), *map(str, rows.values_list("pk", flat=True)[:10])]))
    file.write_text("\n".join(lines))


main(Path(sys.argv[1]) / "sessions.txt")
