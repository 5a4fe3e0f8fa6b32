"""Findings without a run of the engine, for what only needs that they are there."""

from datetime import date

from doudi.web.intake.models import Finding, Run
from doudi.web.privacy.sealing import blind
from tests.web.intake.rosters import id_no


def a_run(city, place="陈仓区", as_of=date(2020, 6, 30)) -> Run:
    return Run.objects.create(area=city.areas[place], as_of=as_of, state="finished", folder="none")


def findings(run, place, numbers, **fields) -> list[Finding]:
    """Dead people on the roll of a place."""
    rows = [_finding(run, place, number, fields) for number in numbers]
    return Finding.objects.bulk_create(rows)


def _finding(run, place, number, fields) -> Finding:
    doubt = {"message": f"袁小{number}已死亡", "rule": {"code": "DB-01", "title": "死亡后仍在保"}, "evidence": []}
    told = {
        "check_code": "DB-01",
        "theme": "dibao",
        "verdict": "broken",
        "grade": "certain",
        "severity": "high",
        "months": ["2020-06"],
        "rosters": ["deaths", "dibao_families", "dibao_members"],
        "subject_kind": "person",
    }
    subject = id_no(number)
    return Finding(
        finding_id=f"{number:016x}",
        area=place,
        subject=subject,
        subject_blind=blind("subject", subject),
        name=f"袁小{number}",
        doubt=doubt,
        first_run=run,
        last_run=run,
        **{**told, **fields},
    )
