"""What somebody looks for, kept in the session under a short key: browsers and proxies keep addresses, not words.

The session lies in the database, so the words in it are sealed; they end with it. The key says nothing to others.
"""

import secrets
from base64 import b64decode, b64encode
from binascii import Error

from django.http import HttpRequest

from doudi.web.orgs.models import User
from doudi.web.privacy.sealing import NotOpened, seal, unseal

KEPT = "sought"
MOST = 20
"""So many of the last searches can be gone back to."""
LONGEST = 100


def keep(request: HttpRequest, words: str) -> str:
    """Keep the words; gives their key. The same words keep their key, so that going back stays possible."""
    words = words.strip()[:LONGEST]
    held = dict(request.session.get(KEPT, {}))
    for key, kept in held.items():
        if _opened(request.user, kept) == words:
            return str(key)
    key = secrets.token_urlsafe(6)
    held[key] = sealed_for(request.user, words)
    request.session[KEPT] = dict(list(held.items())[-MOST:])
    return key


def sought(request: HttpRequest) -> str:
    """The words of the address's key; empty in another session, or when they were let go."""
    return _opened(request.user, request.session.get(KEPT, {}).get(request.GET.get("s", ""), ""))


def sealed_for(user: User, words: str) -> str:
    """The words as the session of this person holds them."""
    return b64encode(seal(words, _place(user))).decode()


def _opened(user: User, kept: str) -> str:
    try:
        return unseal(b64decode(kept), _place(user)) if kept else ""
    except (NotOpened, Error):
        return ""


def _place(user: User) -> str:
    return f"search.sought.{user.pk}"
