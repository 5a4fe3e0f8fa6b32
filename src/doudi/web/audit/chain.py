"""How the log is chained: what is hashed, and how an entry is appended in turn."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from doudi.web.audit.models import Entry
from doudi.web.orgs.actor import Actor

GENESIS = "0" * 64
LOCK = 0xD0D1
"""The number of the advisory lock that puts writers in a line on PostgreSQL; SQLite has one writer anyway."""
FIELDS = ("number", "at", "user_id", "who", "action", "kind", "object_id", "area_id", "detail")

CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def digest(previous: str, line: Mapping[str, Any]) -> str:
    """The hash of a line (FIELDS) after the previous hash."""
    at = line["at"].astimezone(UTC).isoformat(timespec="microseconds")
    text = CANONICAL({**line, "at": at})
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def record(
    actor: Actor | None, action: str, thing: Any = None, *, area_id: int | None = None, who: str = "", **detail: Any
) -> Entry:
    """Append an entry: this actor did this to this thing (a model row, or None). `detail` must hold no personal data.

    Within a transaction the entry stands or falls with what it tells of.
    """
    line = {
        "at": timezone.now(),
        "user_id": actor.user.pk if actor else None,
        "who": who or (f"{actor.user} {actor.title}" if actor else ""),
        "action": action,
        "kind": thing._meta.label_lower if thing is not None else "",
        "object_id": str(thing.pk) if thing is not None else "",
        "area_id": area_id if area_id is not None else getattr(thing, "area_id", None),
        "detail": detail,
    }
    return append(line)


def append(line: Mapping[str, Any]) -> Entry:
    """Number, chain and save a line."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = Entry.objects.order_by("-number").values_list("number", "hash").first()
        number, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
        whole = {"number": number, **line}
        return Entry.objects.create(**whole, previous_hash=previous, hash=digest(previous, whole))
