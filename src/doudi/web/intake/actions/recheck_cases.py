"""Cases in the light of a run: is the doubt gone after the fix, does it still fire, has it come back?"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.audience import REVIEW, officers, tell_about
from doudi.web.cases.demands import fixed_on
from doudi.web.cases.models import Case, Recheck
from doudi.web.cases.models.case import Cases
from doudi.web.intake.coverage import Coverage, month_of
from doudi.web.intake.models import Run, Sighting
from doudi.web.jobs.running import Running

WAITING = Q(state="pending_review", verdict="confirmed") | Q(state="closed", closed_how="override")
"""Cases that a newer roster may prove."""
WHY = "a run looks again at every case it covers"


def recheck_cases(run: Run, running: Running) -> int:
    """Write what the run says of each case that waits for proof; tell of closed ones that came back. Gives how many."""
    coverage = Coverage.of(run)
    n = 0
    for case in _waiting(run):
        if coverage.now(case.finding):
            with running.atomic():
                n += _recheck(case, run, coverage)
    with running.atomic():
        _keep_presence(run)
    _tell_of_relapses(run)
    return n


def _waiting(run: Run) -> Iterator[Case]:
    rows = _cases().filter(WAITING, finding__isnull=False, area__path__startswith=run.area.path)
    return iter(rows.select_related("finding__area", "county"))


def _cases() -> Cases:
    return Case.objects.system(WHY)


def _recheck(case: Case, run: Run, coverage: Coverage) -> bool:
    """The roster must be newer than the fix; what was written of this run already stays."""
    until, fixed = coverage.data_until(case.finding), _fixed_on(case)
    if fixed is None or until is None or until <= fixed:
        return False
    seen = Sighting.objects.system(WHY).filter(run=run, finding=case.finding).exclude(presence="gone").first()
    if seen and seen.verdict == "excused":
        return False
    fired = seen is not None and fires(seen.months, run.as_of)
    told = {
        "as_of": run.as_of,
        "data_until": until,
        "fired": fired,
        "before": case.doubt,
        "after": _after(case, run, seen),
    }
    made = Recheck.objects.get_or_create(case=case, run=str(run.pk), defaults=told)[1]
    if made and case.state == "pending_review":
        kind = "intake.fires" if fired else "intake.cleared"
        tell_about(case, officers(case, REVIEW), kind, day=run.as_of.isoformat())
    return made


def _fixed_on(case: Case) -> date | None:
    closed = timezone.localdate(case.closed_at) if case.closed_at else None
    return fixed_on(case) or closed


def fires(months: Sequence[str], as_of: date) -> bool:
    """Whether the wrong goes on: a doubt of earlier months alone stands in the books, but has stopped."""
    return not months or max(months) >= month_of(as_of)


def _after(case: Case, run: Run, seen: Sighting | None) -> dict[str, Any]:
    """What the rosters of the run show of the subject, in the shape of a doubt."""
    before: dict[str, Any] = case.doubt or {}
    if seen is not None:
        return {**case.finding.doubt, "months": seen.months}
    words = _("截至 {day} 的名册中，这条规则没有再查出这个对象。").format(day=run.as_of)
    return {"message": words, "months": [], "evidence": [], "rule": before.get("rule", {})}


def _keep_presence(run: Run) -> None:
    """Cases show what the newest run says of their doubt."""
    for presence in ("new", "unchanged", "back"):
        _cases().filter(finding__last_run=run, finding__presence=presence).update(presence=presence)
    _cases().filter(finding__gone_run=run).update(presence="gone")


def _tell_of_relapses(run: Run) -> None:
    for case in _cases().filter(finding__last_run=run, presence="back", state="closed").select_related("county"):
        tell_about(case, officers(case, REVIEW), "intake.back", day=run.as_of.isoformat())
