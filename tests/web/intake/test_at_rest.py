"""Whoever is in a roster is read nowhere in the home: after upload, run, export, cancelling, and a killed worker."""

# ruff: noqa: F811 – pytest asks for fixtures by their names
import hashlib
import io
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from doudi.web.intake import checking, vault
from doudi.web.intake.actions.open_cases import open_cases
from doudi.web.intake.actions.run import start_run
from doudi.web.intake.models import BatchFile, Finding
from doudi.web.intake.problems import problems_path
from doudi.web.jobs.actions import cancel_job
from doudi.web.jobs.models import Job
from doudi.web.jobs.worker import work_off
from doudi.web.operations.backup import make_backup
from doudi.web.operations.rotation import rotate_keys
from doudi.web.privacy import scratch
from doudi.web.privacy.files import is_sealed, key_number, lying
from tests.web.canary import readable
from tests.web.intake.rosters import JUNE, Roll, csv_file, id_no
from tests.web.intake.test_faults import AS_OF, due_again, engines, in_a_thread, left_over, rolls, until  # noqa: F401

HOME = Path(settings.HOME.folder)
CANARIES = (7501, 7502)
ROLL = Roll({"虢镇": (7501, 7502, 3)}, dead={7501: JUNE.dead[1], 7502: JUNE.dead[2]})
WORDS = [*(f"袁小{n}" for n in CANARIES), *map(id_no, CANARIES), "袁小档案"]
WORKER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "doudi.web.site.settings"
import django
django.setup()
from doudi.web.privacy import scratch
if sys.argv[1] == "home":
    scratch._in_memory = lambda room: None
from doudi.web.jobs.worker import Worker
Worker().work()
"""


def workbook(name: str) -> SimpleUploadedFile:
    """A table without a header: people stand where headers should."""
    book, made = Workbook(), io.BytesIO()
    for n in CANARIES:
        book.active.append([id_no(n), f"袁小{n}", "虢镇"])
    book.active.title = "袁小档案"
    book.save(made)
    return SimpleUploadedFile(name, made.getvalue())


def packed(name: str) -> SimpleUploadedFile:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("袁小档案2.csv", ROLL.members().read())
    return SimpleUploadedFile(name, made.getvalue())


def nothing_is_read() -> bool:
    """Nothing in the home nor in memory, also not in what the database has not written back yet."""
    assert readable(HOME, WORDS) == []
    assert left_over() == []
    assert [path for path in lying() if not is_sealed(path)] == []
    return True


@pytest.fixture
def files():
    faulty = csv_file(
        "袁小档案死亡.csv", "身份证号,姓名,死亡日期,来源", [f"990304,袁小{n},2020-01-01,公安" for n in CANARIES]
    )
    return [faulty, workbook("袁小档案.xlsx"), packed("袁小档案.zip")]


@pytest.fixture
def waiting(transactional_db, rolls):
    """A run that waits for a worker, over rosters with those people in them."""
    batch = rolls.accepted(ROLL)
    return start_run(by=rolls.officer, area=rolls.city.areas["陈仓区"], as_of=AS_OF, batches=[batch])


def test_the_test_finds_what_lies_open(tmp_path):
    book = workbook("a.xlsx")
    (tmp_path / "a.xlsx").write_bytes(book.read())
    (tmp_path / "b.csv").write_text(f"x,袁小{CANARIES[0]}", encoding="gb18030")
    (tmp_path / "c.csv").write_text("somebody else")
    assert {line.split()[0] for line in readable(tmp_path, WORDS)} == {"a.xlsx", "b.csv"}


@pytest.mark.slow
def test_nobody_is_read_in_the_home_from_upload_to_backup(transactional_db, rolls, files, as_, tmp_path):
    of_others = set(lying())
    batch = rolls.hand_in(files).batch
    assert nothing_is_read()
    assert BatchFile.objects.system("test").filter(batch=batch, n_problems__gt=0).exists()
    assert problems_path(batch).exists()
    run = rolls.checked(rolls.accepted(ROLL))
    assert run.state == "finished"
    findings = Finding.objects.visible_to(rolls.officer).filter(check_code="DB-01")
    assert {one.name for one in findings} == {f"袁小{n}" for n in CANARIES}
    assert nothing_is_read()
    open_cases(by=rolls.officer, findings=findings)
    county = as_("county_officer", "陈仓区")
    county.post("/personal/exports/ask/case/", {"columns": ["number", "name"], "reason": "report", "words": "报市局"})
    work_off()
    for file in batch.files.filter(n_problems__gt=0, refused=""):
        county.get(reverse("file_marked", args=[file.pk])).close()
    assert nothing_is_read()
    rotate_keys()
    assert {key_number(path) for path in set(lying()) - of_others} == {max(settings.HOME.field_keys)}
    assert nothing_is_read()
    if connection.vendor == "sqlite":
        make_backup(tmp_path / "backup.zip", None, "")
        assert readable(tmp_path, WORDS) == []


@pytest.mark.slow
def test_results_are_as_before_after_a_change_of_keys(transactional_db, rolls):
    """A second run compares with the first, and the marked workbook opens."""
    first = rolls.accepted(ROLL)
    rolls.checked(first)
    rotate_keys()
    run = rolls.checked(first)
    assert (run.state, run.counts["unchanged"]) == ("finished", Finding.objects.system("test").count())


@pytest.mark.slow
def test_a_cancelled_run_leaves_nothing(waiting, rolls):
    worker = in_a_thread()
    until(engines)
    cancel_job(by=rolls.officer, job=Job.objects.visible_to(rolls.officer).get(pk=waiting.job_id))
    worker.join()
    assert nothing_is_read()


@pytest.mark.slow
@pytest.mark.parametrize("where", ["memory", "home"])
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the database of the test has another name there")
def test_a_worker_killed_in_the_middle_leaves_nothing_for_the_next(waiting, where, monkeypatch):
    worker = subprocess.Popen([sys.executable, "-c", WORKER, where], env=real_environment(), stderr=subprocess.DEVNULL)
    try:
        until(lambda: engines(worker.pid))
        [folder] = until(lambda: [path for root in scratch.roots() for path in root.glob("run-*/rosters-*")])
        assert folder.is_relative_to(HOME) == (where == "home")
        until(lambda: len(list(folder.iterdir())) >= 3)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert readable(folder, WORDS), "it was killed while the files lay open"
    due_again(waiting)
    work_off()
    waiting.refresh_from_db()
    assert waiting.state == "finished"
    assert not folder.exists()
    assert nothing_is_read()


def real_environment() -> dict[str, str]:
    """For a process of its own over the home and the database of the tests."""
    paths = os.pathsep.join([str(Path(__file__).parents[3]), *sys.path])
    url = f"sqlite:///{connection.settings_dict['NAME']}"
    return {**os.environ, "PYTHONPATH": paths, "DOUDI_HOME": str(HOME), "DATABASE_URL": url}


@pytest.mark.slow
def test_what_an_earlier_attempt_sealed_is_loaded_by_the_next(waiting, monkeypatch):
    """Killed after the engine, before its findings are in the database."""

    def killed(*given):
        raise KeyboardInterrupt

    load = checking.Checking._load
    monkeypatch.setattr(checking.Checking, "_load", killed)
    with pytest.raises(KeyboardInterrupt):
        work_off()
    assert nothing_is_read()
    monkeypatch.setattr(checking.Checking, "_load", load)
    monkeypatch.setattr(checking.Checking, "_check", killed)
    due_again(waiting)
    work_off()
    waiting.refresh_from_db()
    assert waiting.state == "finished"
    assert Finding.objects.system("test").filter(check_code="DB-01").count() == 2


def test_a_damaged_roster_is_named_to_who_asked(waiting, as_):
    file = waiting.batches.system("test").get().files.first()
    path = vault.path_of(file.digest)
    path.write_bytes(path.read_bytes()[:-1])
    work_off()
    waiting.refresh_from_db()
    assert waiting.state == "failed"
    assert file.digest in waiting.trouble
    assert "从备份中恢复" in waiting.trouble


def test_a_damaged_file_is_named_on_the_page(rolls, as_):
    broken = csv_file("死亡人员.csv", "身份证号,姓名,死亡日期,来源", ["990304,某9,2020-01-01,公安"])
    file = rolls.hand_in([broken]).batch.files.get()
    path = problems_path(file.batch)
    path.write_bytes(path.read_bytes()[:-1])
    county = as_("county_officer", "陈仓区")
    county.raise_request_exception = False
    answer = county.get(reverse("file_marked", args=[file.pk]))
    assert answer.status_code == 500
    page = answer.content.decode()
    assert f"files/problems/{file.batch_id}.parquet" in page
    assert str(HOME) not in page


def test_the_name_on_the_disk_is_no_plain_digest(rolls):
    content = JUNE.deaths().read()
    file = rolls.hand_in([JUNE.deaths()]).batch.files.get()
    assert file.digest != hashlib.sha256(content).hexdigest()
    assert not vault.path_of(hashlib.sha256(content).hexdigest()).exists()


@pytest.mark.slow
def test_a_large_upload_waits_nowhere_in_the_open(transactional_db, rolls, as_, monkeypatch):
    """What is too large for memory goes through a file, as every upload of a year's payments does."""
    seen = []
    judged = vault.judged

    def looking_around(content):
        seen.append(readable(HOME, WORDS))
        return judged(content)

    monkeypatch.setattr(vault, "judged", looking_around)
    lines = [f"{id_no(CANARIES[0])},袁小{CANARIES[0]},2020-01-05,公安"] * 60_000
    large = csv_file("死亡人员.csv", "身份证号,姓名,死亡日期,来源", lines)
    assert large.size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    as_("county_officer", "陈仓区").post("/intake/upload/", {"files": [large], "as_of": "2020-06-30"})
    assert seen == [[]]
    assert BatchFile.objects.system("test").get().size == large.size


def test_the_marked_workbook_is_whole(rolls, as_):
    broken = csv_file("死亡人员.csv", "身份证号,姓名,死亡日期,来源", ["990304,某9,2020-01-01,公安"])
    file = rolls.hand_in([broken]).batch.files.get()
    answer = as_("county_officer", "陈仓区").get(reverse("file_marked", args=[file.pk]))
    assert load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.max_row == 2
    assert left_over() == []
