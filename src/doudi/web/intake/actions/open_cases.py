"""Cases from findings, many at once: always by a person, never two for one finding."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from doudi.web.audit.chain import record
from doudi.web.cases.actions.open_case import county_of, number_from, numbered
from doudi.web.cases.directions import direction_of
from doudi.web.cases.models import Case, Event
from doudi.web.cases.signals import opened
from doudi.web.intake.models import Finding
from doudi.web.intake.models.finding import Findings
from doudi.web.orgs.actor import Actor

PORTION = 1000


def open_cases(
    *, by: Actor, findings: Findings, exclude: Iterable[int] = (), severity: str = "", run: int | None = None
) -> int:
    """Make a case of each of these findings that has none, but not in the excluded places. Gives their number.

    `severity`: another than the check says.
    """
    with transaction.atomic():
        year = timezone.localdate().year
        number_from(year, 0)  # whoever else opens cases waits here
        found = _without_case(findings.to_open().exclude(area__in=list(exclude)))
        first = number_from(year, len(found)) if found else 0
        for start in range(0, len(found), PORTION):
            numbers = (numbered(year, first + at) for at in range(start, len(found)))
            _open(found[start : start + PORTION], numbers, by, severity)
        if found:
            opened.send(Case, cases=[one.case for one in found])
            record(by, "case.open_many", None, area_id=by.unit.area_id, count=len(found), run=run, severity=severity)
    return len(found)


def _without_case(findings: Findings) -> list[Finding]:
    rows = list(findings.select_related("area__parent__parent").order_by("check_code", "area__path", "id"))
    numbers = [row.finding_id for row in rows]
    cases = Case.objects.system("one case for one finding, whoever sees it")
    taken = set(cases.filter(finding_id__in=numbers).values_list("finding_id", flat=True))
    return [row for row in rows if row.finding_id not in taken]


def _open(found: Sequence[Finding], numbers: Iterator[str], by: Actor, severity: str) -> None:
    cases = [_case(one, number, by, severity) for one, number in zip(found, numbers, strict=False)]
    Case.objects.bulk_create(cases)
    Event.objects.bulk_create(
        Event(case=case, user=by.user, unit=by.unit, act="open", to_state=case.state, given={"run": one.last_run_id})
        for one, case in zip(found, cases, strict=True)
    )
    for one, case in zip(found, cases, strict=True):
        one.case = case
    Finding.objects.system("locked by who opens cases").bulk_update(found, ["case"], batch_size=200)


def _case(one: Finding, number: str, by: Actor, severity: str) -> Case:
    return Case(
        number=number,
        source="check",
        theme=one.theme,
        direction=direction_of(one.check_code),
        check_code=one.check_code,
        finding_id=one.finding_id,
        severity=severity or one.severity,
        grade=one.grade,
        title=one.doubt["rule"]["title"],
        area=one.area,
        county=county_of(one.area),
        village=one.village,
        subject_kind=one.subject_kind,
        subject=one.subject,
        subject_blind=one.subject_blind,
        name=one.name,
        doubt=one.doubt,
        amount=one.amount,
        presence=one.presence,
        opened_by=by.user,
    )
