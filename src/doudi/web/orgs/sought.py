"""What somebody looks for, kept in the session under a short key: browsers and proxies keep addresses, not words.

The session lies in the database, so the words in it are sealed; they end with it. The key says nothing to others.
A list keeps its filter in its address, but for fields into which a name may be typed: those stand under the key `w`.
"""

import secrets
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable

from django.http import HttpRequest, QueryDict

from doudi.web.orgs.models import User
from doudi.web.privacy.sealing import NotOpened, seal, unseal

KEPT = "sought"
MOST = 40
"""So many of the last searches and filters can be gone back to."""
LONGEST = 100
WORDS = "w"
"""In the address of a list: the key of the words of its filter."""
NEVER = ("csrfmiddlewaretoken", "page", WORDS)


def keep(request: HttpRequest, words: str) -> str:
    """Keep the words; gives their key. The same words keep their key, so that going back stays possible."""
    return _kept(request, words.strip()[:LONGEST])


def sought(request: HttpRequest, name: str = "s") -> str:
    """The words of the address's key; empty in another session, or when they were let go."""
    return _opened(request.user, request.session.get(KEPT, {}).get(request.GET.get(name, ""), ""))


def without_words(request: HttpRequest, given: QueryDict, names: Iterable[str]) -> str:
    """A filter as an address may hold it: the words of these fields under a key, and nothing that is empty."""
    words, query = QueryDict(mutable=True), QueryDict(mutable=True)
    for name, values in given.lists():
        told = [value.strip() for value in values if value.strip()]
        if told and name in names:
            words[name] = told[-1][:LONGEST]
        elif told and name not in NEVER:
            query.setlist(name, told)
    if words:
        query[WORDS] = _kept(request, words.urlencode())
    return query.urlencode()


def with_words(request: HttpRequest) -> QueryDict:
    """The filter of the address, its words put back. A key whose words are gone stays: nothing answers it."""
    query = request.GET.copy()
    if held := sought(request, WORDS):
        del query[WORDS]
        query.update(QueryDict(held).dict())
    return query


def sealed_for(user: User, words: str) -> str:
    """The words as the session of this person holds them."""
    return b64encode(seal(words, _place(user))).decode()


def _kept(request: HttpRequest, words: str) -> str:
    held = dict(request.session.get(KEPT, {}))
    for key, kept in held.items():
        if _opened(request.user, kept) == words:
            return str(key)
    key = secrets.token_urlsafe(6)
    held[key] = sealed_for(request.user, words)
    request.session[KEPT] = dict(list(held.items())[-MOST:])
    return key


def _opened(user: User, kept: str) -> str:
    try:
        return unseal(b64decode(kept), _place(user)) if kept else ""
    except (NotOpened, Error):
        return ""


def _place(user: User) -> str:
    return f"search.sought.{user.pk}"
