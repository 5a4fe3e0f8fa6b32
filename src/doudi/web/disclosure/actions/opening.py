"""Personal values are opened: recorded first, then given."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.audit.chain import record
from doudi.web.disclosure.models import Opening
from doudi.web.disclosure.openable import KINDS
from doudi.web.orgs.actor import Actor

AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 100
"""So many rows a person opens in an hour of work at the doors; who copies a register by hand needs more."""


class TooMany(Exception):  # noqa: N818
    """The person has opened as many rows as an hour allows. Its text says so."""


def open_values(*, by: Actor, kind: str, row: object, reason: str, words: str = "") -> list[tuple[str, str]]:
    """The personal values of a row that `by` sees, with their labels. That they were opened stands in the log first.

    Raises TooMany, which stands in the log too.
    """
    own = Opening.objects.system("the limit is the person's, at whatever post").filter(user=by.user)
    if own.filter(at__gt=timezone.now() - AN_HOUR).count() >= MOST_AN_HOUR:
        record(by, "personal.too_many", row)
        raise TooMany(_("一小时内最多查看 {n} 条完整信息，请过一会儿再看").format(n=MOST_AN_HOUR))
    values = list(KINDS[kind].values(row))
    with transaction.atomic():
        opening = Opening.objects.create(
            user=by.user,
            unit=by.unit,
            area=row.area,  # type: ignore[attr-defined]
            kind=kind,
            row_id=row.pk,  # type: ignore[attr-defined]
            reason=reason,
            words=words,
            n_values=len(values),
        )
        fields = [label for label, _value in values]
        record(by, "personal.open", row, reason=reason, fields=fields, opening=str(opening.pk))
    return values
