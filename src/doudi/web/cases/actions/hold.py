"""How every action takes hold of a case: locked, seen by who acts, as the actor saw it; and leaves its trace."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.cases.models import Case, Event
from doudi.web.cases.rules import refusal_to_act
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Unit, User

SAME_CLICK = timedelta(minutes=2)


class NotAllowed(Exception):  # noqa: N818
    """The table does not allow the step here, now, or to this actor. Its text says why."""


class NotFilled(Exception):  # noqa: N818
    """Something that the step demands is missing. `fields` names it."""

    def __init__(self, fields: list[str]) -> None:
        super().__init__(_("还有必填的内容没有填"))
        self.fields = fields


class NotRight(Exception):  # noqa: N818
    """Something that was given cannot be. `field` names it; the text says why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


class Conflict(Exception):  # noqa: N818
    """Somebody changed the case after the form was opened. `case` is as it stands now."""

    def __init__(self, case: Case) -> None:
        super().__init__(_("这件事在您打开页面以后被别人改动过"))
        self.case = case


def locked(case: Case, by: Actor, seen: int | None = None) -> Case:
    """The case as it stands, locked until the transaction ends. Raises Case.DoesNotExist, Conflict."""
    held = Case.objects.visible_to(by).select_for_update(of=("self",)).get(pk=case.pk)
    if seen is not None and seen != held.version:
        raise Conflict(held)
    return held


@contextmanager
def acting(case: Case, by: Actor, action: str, *, holder: bool = False) -> Iterator[Case]:
    """A transaction in which something that is no step is done to a case. Raises NotAllowed."""
    with transaction.atomic():
        held = locked(case, by)
        if why := refusal_to_act(held, by, action, holder=holder):
            raise NotAllowed(why)
        yield held


@contextmanager
def watching(case: Case, by: Actor) -> Iterator[Case]:
    """A transaction in which something is done that all who see a case may do: speak, and help. Raises NotAllowed."""
    with transaction.atomic():
        held = locked(case, by)
        if by.looking:
            raise NotAllowed(_("以他人视角查看时不能操作。"))
        if held.state == "referred" and held.unit_id != by.unit.pk:
            raise NotAllowed(_("已移送纪检，交回之前只有{unit}能处理").format(unit=held.unit))
        yield held


def same_click(rows: models.QuerySet, by: Actor, **given: Any) -> Any:
    """The row that this person made with the very same values a moment ago: this is a second click of the first.

    Compared here and not in the database, for sealed values cannot be asked for. None if there is none.
    """
    lately = rows.filter(user=by.user, at__gt=timezone.now() - SAME_CLICK)
    return next((row for row in lately if all(getattr(row, name) == value for name, value in given.items())), None)


def leave_trace(case: Case, act: str, by: Actor, **given: Any) -> Event:
    """The event of an act that changes no state, and its line in the log."""
    event = Event.objects.create(
        case=case,
        user=by.user,
        unit=by.unit,
        act=act,
        from_state=case.state,
        to_state=case.state,
        given=plain_values(given),
    )
    record(by, f"case.{act}", case)
    return event


def plain_values(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, as the event keeps it."""
    return {key: plain(value) for key, value in given.items()}


def plain(value: Any) -> Any:
    """A value as the event keeps it: rows by number and name, days as text."""
    if isinstance(value, Unit | User):
        return {"id": value.pk, "name": str(value)}
    if isinstance(value, models.Model):
        return {"id": value.pk}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
