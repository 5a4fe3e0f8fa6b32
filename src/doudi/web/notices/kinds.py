"""The kinds of notice and their texts. Each app declares its own in a module `tellings`, found when the site starts.

A text names units, numbers and days, never a person the campaign is about: notices leave the site by other channels.
"""

from collections.abc import Mapping

from django.utils.functional import Promise

KINDS: dict[str, str | Promise] = {}


def declare(texts: Mapping[str, str | Promise]) -> None:
    """Make kinds known: name → text with {placeholders}."""
    if twice := KINDS.keys() & texts.keys():
        raise ValueError(f"two notices are called {sorted(twice)}")
    KINDS.update(texts)
