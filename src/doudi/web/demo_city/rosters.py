"""The demo city's messy rosters, handed in, accepted, checked, and cases opened: as a city officer would do it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile

from doudi.demo.city import invent
from doudi.demo.messy.deliver import write_messy
from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.intake.actions.open_cases import open_cases
from doudi.web.intake.actions.run import start_run
from doudi.web.intake.actions.take_in import accept, hand_in
from doudi.web.intake.models import Batch, Finding, Run
from doudi.web.jobs.worker import work_off
from doudi.web.orgs.actor import Actor

AS_OF = date(2020, 6, 30)
LEFT_FOR_YOU = ("LS",)
"""Families of checks whose findings stay findings, so that opening cases can be tried."""


def hand_in_city(officer: Actor, *, seed: int = 1) -> Batch:
    """The rosters of an invented city as a batch in use."""
    with TemporaryDirectory(prefix="doudi-demo-") as folder:
        write_messy(invent(1, seed, AS_OF), Path(folder))
        batch = hand_in(by=officer, uploads=list(_uploads(Path(folder) / "rosters")), as_of=AS_OF).batch
    if batch is None:
        raise Trouble(say("演示名册已经上传过"))
    work_off()
    batch.refresh_from_db()
    accept(by=officer, batch=batch, partly=True)
    return batch


def _uploads(folder: Path) -> Iterable[SimpleUploadedFile]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield SimpleUploadedFile(path.name, path.read_bytes())


def check_city(officer: Actor, batch: Batch) -> Run:
    """Run the whole catalogue over the batch."""
    run = start_run(by=officer, area=officer.unit.area, as_of=AS_OF, batches=[batch])
    work_off()
    run.refresh_from_db()
    if run.state != "finished":
        raise Trouble(say("演示城市的核查没有完成"), str(run.state))
    return run


def open_most(officer: Actor) -> int:
    """Open cases from the findings, but for some kinds."""
    findings = Finding.objects.visible_to(officer)
    for letters in LEFT_FOR_YOU:
        findings = findings.exclude(check_code__startswith=letters)
    return open_cases(by=officer, findings=findings)
