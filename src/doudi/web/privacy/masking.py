"""How personal values look before somebody opens them for a stated reason."""

import re
from collections.abc import Mapping

ID_IN_TEXT = re.compile(r"(?<!\d)\d{6}(?:18|19|20)\d{9}[\dXx](?![\dXx])")
STAR = "*"
ID_HEAD, ID_TAIL = 4, 2
PHONE_HEAD, PHONE_TAIL = 3, 2
ACCOUNT_TAIL = 4
PUBLIC = frozenset({"town", "village", "county", "unit"})
"""Kinds of subjects (exports.wording) that are no person's."""
Masks = Mapping[str, str]
"""Personal values, each with what stands in its place until it is opened."""


def masked_name(name: str | None) -> str:
    """The family name and stars: 张**."""
    return name[0] + STAR * max(1, len(name) - 1) if name else ""


def masked_subject(name: str | None, kind: str) -> str:
    """The name of what a doubt is about: a village's, a unit's or a batch's is public, anything else is a person's."""
    return (name or "") if kind in PUBLIC else masked_name(name)


def personal(name: str | None, number: str | None, kind: str) -> tuple[str, ...]:
    """What of a subject's name and number is a person's, to be masked wherever it stands."""
    return () if kind in PUBLIC else tuple(value for value in (name, number) if value)


def masked_number(number: str | None) -> str:
    """An id number, phone or account with its middle gone; short ones are all stars."""
    if not number:
        return ""
    head, tail = (ID_HEAD, ID_TAIL) if len(number) >= 15 else (PHONE_HEAD, PHONE_TAIL)
    if len(number) <= head + tail:
        return STAR * len(number)
    return number[:head] + STAR * (len(number) - head - tail) + number[-tail:]


def masked_whole(value: str) -> str:
    """A value of which even the length is nobody's business."""
    return STAR * 3 if value else ""


def masks_of(*secrets: str | None) -> dict[str, str]:
    """These names and numbers with their masks."""
    given = filter(None, secrets)
    return {one: masked_number(one) if any(map(str.isdigit, one)) else masked_name(one) for one in given}


def behind(masks: Masks, text: str | None) -> str:
    """Free text with these values masked wherever they stand in it, the longest first."""
    shown = text or ""
    for secret in sorted(masks, key=len, reverse=True):
        shown = shown.replace(secret, masks[secret])
    return shown


def masked_text(text: str | None, *secrets: str | None) -> str:
    """Free text with these names and numbers masked wherever they stand in it."""
    return behind(masks_of(*secrets), text)


def masked_ids(text: str | None) -> str:
    """What people wrote, with whatever looks like an id number masked: nobody can know the names in it."""
    return ID_IN_TEXT.sub(lambda found: masked_number(found[0]), text or "")
