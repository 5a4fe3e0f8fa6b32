"""What later runs say of a case's doubt: proof that it is gone, or that it came back."""

from datetime import date
from typing import Any

from django.db import transaction

from doudi.web.audit.chain import record
from doudi.web.cases.audience import REVIEW, officers, tell_about
from doudi.web.cases.models import Case, Recheck


def record_recheck(
    case: Case, *, run: str, as_of: date, data_until: date, fired: bool, before: Any = None, after: Any = None
) -> Recheck:
    """Keep what a run said of a case's doubt; the same run says it once.

    `data_until`: the last day the rosters of the run tell of; `before` and `after`: the rows then and now, as
    `Case.doubt["evidence"]`. A closed case whose doubt is back is not touched: reviewers are told, and decide.
    """
    with transaction.atomic():
        said = {"as_of": as_of, "data_until": data_until, "fired": fired, "before": before, "after": after}
        made, new = case.rechecks.get_or_create(run=run, defaults=said)
        if new:
            record(None, "case.recheck", case, run=run, fired=fired)
            if fired and not case.is_open:
                tell_of_return(case, run)
    return made


def tell_of_return(case: Case, run: str) -> None:
    """Suggest to the county's reviewers, and to who closed it, that a closed case be reopened."""
    reviewers = {*officers(case, REVIEW), *filter(None, [case.closed_by])}
    tell_about(case, reviewers, "case.came_back", once=f"came_back:{case.pk}:{run}")
