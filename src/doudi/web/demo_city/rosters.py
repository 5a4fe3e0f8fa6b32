"""The demo city's rosters, handed in, accepted, checked, and cases opened: as a city officer would do it."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile

from doudi.demo.city import City, invent
from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.intake.actions.open_cases import open_cases
from doudi.web.intake.actions.run import start_run
from doudi.web.intake.actions.take_in import accept, hand_in
from doudi.web.intake.models import Batch, Finding, Run
from doudi.web.jobs.worker import work_off
from doudi.web.orgs.actor import Actor

LEFT_FOR_YOU = ("LS",)
"""Families of checks whose findings stay findings, so that opening cases can be tried."""


def hand_in_city(officer: Actor, as_of: date, write: Callable[[City, Path], None], *, seed: int = 1) -> Batch:
    """The rosters of an invented city as a batch in use, in place of the officer's earlier ones."""
    with TemporaryDirectory(prefix="doudi-demo-") as folder:
        write(invent(1, seed, as_of), Path(folder))
        batch = hand_in(by=officer, uploads=list(_uploads(Path(folder) / "rosters")), as_of=as_of).batch
    if batch is None:
        raise Trouble(say("演示名册已经上传过"))
    work_off()
    batch.refresh_from_db()
    earlier = Batch.objects.visible_to(officer).in_use().values_list("pk", flat=True)
    accept(by=officer, batch=batch, partly=True, replaces=list(earlier))
    return batch


def _uploads(folder: Path) -> Iterable[SimpleUploadedFile]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield SimpleUploadedFile(path.name, path.read_bytes())


def check_city(officer: Actor, batch: Batch) -> Run:
    """Run the whole catalogue over the batch."""
    run = start_run(by=officer, area=officer.unit.area, as_of=batch.as_of, batches=[batch])
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
