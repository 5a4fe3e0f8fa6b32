"""Killed half-way, cancelled, broken: nothing half-written, and what was begun is finished."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from doudi.web.intake.actions import load_findings
from doudi.web.intake.actions.run import keep_in_step, start_run
from doudi.web.intake.models import Finding, Run, Sighting
from doudi.web.jobs.actions import cancel_job
from doudi.web.jobs.models import Job
from doudi.web.jobs.worker import work_off
from doudi.web.privacy.scratch import roots
from tests.web.intake.conftest import Rolls
from tests.web.intake.rosters import give_codes

AS_OF = date(2020, 6, 30)
SLOW_ENGINE = """
import json, sys
from pathlib import Path
from doudi.web.intake.engine.process import child
order = Path(sys.argv[1]) / "order.json"
asked = {"work": "check", "folder": sys.argv[2], "scratch": sys.argv[1], "out": sys.argv[1] + "/out"}
order.write_text(json.dumps({**asked, "as_of": "2020-06-30"}))
with child(order) as lines:
    lines.get()
    print("working", flush=True)
    while True:
        lines.get()
"""


def engines(parent: int | None = None) -> list[int]:
    """The processes of the engine that this process, or another, has begun."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            stat, command = (process / "stat").read_text(), (process / "cmdline").read_bytes()
        except OSError:
            continue
        running = stat.rpartition(")")[2].split()
        if b"intake.engine.child" in command and running[0] != "Z" and int(running[1]) == (parent or os.getpid()):
            found.append(int(process.name))
    return found


def until(holds):
    end = time.monotonic() + 180
    while not (found := holds()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
    return found


def left_over() -> list[str]:
    return [path.name for root in roots() for path in root.iterdir() if path.is_dir()]


def in_a_thread():
    def work():
        try:
            work_off()
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.fixture
def rolls(city):
    """As everywhere in intake, but each order has its own process of the engine: here that is what goes wrong."""
    give_codes(city)
    return Rolls(city)


@pytest.fixture
def waiting(transactional_db, rolls):
    """A run that waits for a worker."""
    batch = rolls.accepted()
    return start_run(by=rolls.officer, area=rolls.city.areas["陈仓区"], as_of=AS_OF, batches=[batch])


def due_again(run):
    Job.objects.system("test").filter(pk=run.job_id).update(run_after=None, lease_until=None)


@pytest.mark.slow
def test_the_engine_killed_is_begun_anew(waiting):
    worker = in_a_thread()
    [engine] = until(engines)
    os.kill(engine, signal.SIGKILL)
    worker.join()
    waiting.refresh_from_db()
    assert waiting.under_way
    assert not Finding.objects.system("test").exists()
    assert left_over() == []
    due_again(waiting)
    work_off()
    waiting.refresh_from_db()
    assert waiting.state == "finished"
    assert Finding.objects.system("test").filter(check_code="DB-01").count() == 3


@pytest.mark.slow
def test_cancelling_kills_the_engine(waiting, rolls):
    worker = in_a_thread()
    until(engines)
    cancel_job(by=rolls.officer, job=Job.objects.visible_to(rolls.officer).get(pk=waiting.job_id))
    worker.join()
    assert engines() == []
    waiting.refresh_from_db()
    assert waiting.state == "cancelled"
    assert not Finding.objects.system("test").exists()


def test_cancelled_before_it_began(waiting, rolls):
    cancel_job(by=rolls.officer, job=Job.objects.visible_to(rolls.officer).get(pk=waiting.job_id))
    keep_in_step([waiting])
    waiting.refresh_from_db()
    assert waiting.state == "cancelled"


@pytest.mark.slow
def test_a_worker_killed_between_two_portions_leaves_nothing_twice(waiting, monkeypatch):
    """KeyboardInterrupt ends the worker where kill −9 would: nothing is tidied up in the database."""
    monkeypatch.setattr(load_findings, "PORTION", 2)
    monkeypatch.setattr("doudi.web.intake.checking.PORTION", 2)
    add, portions = load_findings.Loading.add, []

    def killed_at_the_third(self, portion):
        portions.append(len(portion))
        if len(portions) == 3:
            raise KeyboardInterrupt
        add(self, portion)

    monkeypatch.setattr(load_findings.Loading, "add", killed_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        work_off()
    assert Sighting.objects.system("test").count() == 4
    Job.objects.system("test").filter(pk=waiting.job_id).update(lease_until=timezone.now() - timedelta(minutes=1))
    work_off()
    waiting.refresh_from_db()
    n = Finding.objects.system("test").count()
    assert waiting.state == "finished"
    assert sum(waiting.counts.values()) == n == Sighting.objects.system("test").count()
    assert set(Finding.objects.system("test").values_list("presence", flat=True)) == {"new"}


def test_the_engine_does_not_outlive_who_asked(tmp_path):
    rosters = tmp_path / "rosters"
    rosters.mkdir()
    for n in range(200):
        (rosters / f"{n}.csv").write_text("身份证号,姓名,死亡日期\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SLOW_ENGINE, str(tmp_path), str(rosters)]
    asker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert asker.stdout.readline() == "working\n"
    [engine] = engines(asker.pid)
    asker.kill()
    asker.wait()
    until(lambda: not Path(f"/proc/{engine}").exists() or " Z " in Path(f"/proc/{engine}/stat").read_text())


def test_a_second_click_starts_no_second_run(waiting, rolls):
    batches = waiting.batches.system("test").all()
    again = start_run(by=rolls.officer, area=waiting.area, as_of=AS_OF, batches=batches)
    assert again == waiting
    assert Run.objects.system("test").count() == 1


@pytest.mark.slow
def test_what_the_engine_wrote_of_persons_goes_with_the_run(rolls):
    run = rolls.checked(rolls.accepted())
    folder = Path(settings.HOME.folder) / "runs" / run.folder
    assert sorted(path.name for path in folder.iterdir()) == [
        "manifest.json",
        "report.html",
        "summary.parquet",
        "supply.json",
    ]
