"""Why an action was not done."""

from typing import Any

from django.utils.translation import gettext as _


class NotAllowed(Exception):  # noqa: N818
    """The rules do not allow it to this actor, or now. Its text says why."""


class Conflict(Exception):  # noqa: N818
    """Somebody changed the row after the form was opened. `row` is as it stands now."""

    def __init__(self, row: Any) -> None:
        super().__init__(_("您打开页面以后，有人改过这里的内容"))
        self.row = row


def demand(why_not: str) -> None:
    """Raise NotAllowed if there is a reason why not."""
    if why_not:
        raise NotAllowed(why_not)
