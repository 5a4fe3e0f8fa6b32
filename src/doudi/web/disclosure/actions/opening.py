"""Personal values are opened: recorded first, then given."""

from django.db import transaction

from doudi.web.audit.chain import record
from doudi.web.disclosure.models import Opening
from doudi.web.disclosure.openable import KINDS
from doudi.web.orgs.actor import Actor


def open_values(*, by: Actor, kind: str, row: object, reason: str, words: str = "") -> list[tuple[str, str]]:
    """The personal values of a row that `by` sees, with their labels. That they were opened stands in the log first."""
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
