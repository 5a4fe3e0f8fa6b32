"""Cases in the light of a run: is the doubt gone after the fix, does it still fire, has it come back?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from doudi.web.cases.actions import record_recheck, tell_of_return
from doudi.web.cases.audience import REVIEW, officers
from doudi.web.cases.demands import fixed_on
from doudi.web.cases.models import Case, Recheck
from doudi.web.cases.models.case import Cases
from doudi.web.intake.coverage import Coverage, month_of
from doudi.web.intake.models import Run, Sighting
from doudi.web.jobs.running import Running
from doudi.web.notices.actions import tell

LOOKED_AT = Q(state="pending_review", verdict="confirmed") | Q(state="closed", closed_how__in=("proof", "override"))
"""Cases that a newer roster may prove, or prove wrong."""
WHY = "a run looks again at every case it covers"


def recheck_cases(run: Run, running: Running) -> dict[str, int]:
    """Write what the run says of each case that waits for proof, and of closed ones; tell who decides. Gives counts."""
    coverage = Coverage.of(run)
    for case in _looked_at(run):
        if coverage.now(case.finding):
            with running.atomic():
                _recheck(case, run, coverage)
    with running.atomic():
        _keep_presence(run)
        _tell_of_relapses(run)
        _tell_reviewers(run)
    return counts(run)


def counts(run: Run) -> dict[str, int]:
    """How many cases the run cleared, and in how many it still fires."""
    rows = Recheck.objects.system(WHY).filter(run=str(run.pk)).order_by().values_list("fired").annotate(n=Count("*"))
    return {"fires" if fired else "cleared": n for fired, n in rows}


def _looked_at(run: Run) -> Iterator[Case]:
    rows = _cases().filter(LOOKED_AT, finding__isnull=False, area__path__startswith=run.area.path)
    return iter(rows.select_related("finding__area", "county"))


def _cases() -> Cases:
    return Case.objects.system(WHY)


def _recheck(case: Case, run: Run, coverage: Coverage) -> None:
    """The rosters must be newer than the fix. That a case closed by proof stays right need not be written each time."""
    until, fixed = coverage.data_until(case.finding), _fixed_on(case)
    if fixed is None or until is None or until <= fixed:
        return
    seen = Sighting.objects.system(WHY).filter(run=run, finding=case.finding).exclude(presence="gone").first()
    if seen and seen.verdict == "excused":
        return
    fired = seen is not None and fires(seen.months, run.as_of)
    if fired or case.closed_how != "proof":
        sides = {"before": _rows(case.doubt), "after": _rows(case.finding.doubt) if seen else []}
        record_recheck(case, run=str(run.pk), as_of=run.as_of, data_until=until, fired=fired, **sides)


def _rows(doubt: dict[str, Any] | None) -> list[Any]:
    return list((doubt or {}).get("evidence", ()))


def _fixed_on(case: Case) -> date | None:
    closed = timezone.localdate(case.closed_at) if case.closed_at else None
    return fixed_on(case) or closed


def fires(months: Sequence[str], as_of: date) -> bool:
    """Whether the wrong goes on: a doubt of earlier months alone stands in the books, but has stopped."""
    return not months or max(months) >= month_of(as_of)


def _keep_presence(run: Run) -> None:
    """Cases show what the newest run says of their doubt."""
    for presence in ("new", "unchanged", "back"):
        _cases().filter(finding__last_run=run, finding__presence=presence).update(presence=presence)
    _cases().filter(finding__gone_run=run).update(presence="gone")


def _tell_of_relapses(run: Run) -> None:
    """A closed case whose doubt is back is for a person to decide; those looked at again have been told of."""
    back = _cases().filter(finding__last_run=run, presence="back", state="closed").exclude(rechecks__run=str(run.pk))
    for case in back.select_related("county", "closed_by"):
        tell_of_return(case, str(run.pk))


def _tell_reviewers(run: Run) -> None:
    """One notice for each county: how many of its cases can be closed by proof now, and how many not."""
    rows = Recheck.objects.system(WHY).filter(run=str(run.pk), case__state="pending_review")
    found: dict[int, Counter[str]] = {}
    cases: dict[int, Case] = {}
    for one in rows.select_related("case__county").defer("before", "after"):
        found.setdefault(one.case.county_id, Counter())["fires" if one.fired else "cleared"] += 1
        cases[one.case.county_id] = one.case
    for county, n in found.items():
        told = {"cleared": n["cleared"], "fires": n["fires"], "day": run.as_of.isoformat()}
        once, url = f"recheck-{run.pk}-{county}", f"/intake/runs/{run.pk}/"
        tell(officers(cases[county], REVIEW), "intake.rechecked", url=url, about=run, once=once, **told)
