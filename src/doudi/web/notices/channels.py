"""Other ways to reach people than the bell: SMS, 政务微信. All are off until the settings name them.

A channel is a callable of two: whom to reach, and the text. `settings.NOTICE_CHANNELS` lists dotted paths.
"""

from collections.abc import Iterator
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from doudi.web.orgs.models import User


class Channel(Protocol):
    """A way to reach a person. Raises NotReached."""

    def __call__(self, user: User, text: str) -> None:
        """Send the text."""
        ...


class NotReached(Exception):  # noqa: N818
    """The channel did not take the text; it is sent again later."""


def channels() -> Iterator[Channel]:
    """The channels that are on."""
    for path in getattr(settings, "NOTICE_CHANNELS", ()):
        yield import_string(path)
