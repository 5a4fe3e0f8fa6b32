"""An installation whose files are plain, from a version that did not seal them, is sealed by its next start."""

import hashlib
import io
import os
import signal
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.web.canary import readable
from tests.web.operations.conftest import PATIENCE, Installation, copied, until

pytestmark = pytest.mark.xdist_group("sealed by the start")
CANARY = "袁小七"
WORDS = (CANARY, "990304195001017501")
ROSTER = f"身份证号,姓名,死亡日期\n{WORDS[1]},{CANARY},2020-01-05\n".encode()
PAPER = f"承诺书 {CANARY}".encode()
UNSEAL = """
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from doudi.web.privacy.sealing import seal_bytes
first = ('intake', '0001_rosters_runs_findings')
steps = MigrationExecutor(connection)
steps.loader.replace_migrations = False
steps.loader.build_graph()
steps.migrate([first])
apps = steps.loader.project_state([first]).apps
model = lambda name: apps.get_model(*name.split('.'))
unit, user = model('orgs.Unit').objects.get(), model('orgs.User').objects.first()
batch = model('intake.Batch').objects.create(unit=unit, area=unit.area, by=user, as_of='2020-06-30', state='accepted')
sheets = [{'name': '', 'rosters': [], 'columns': [], 'unknown': [sys.argv[3]]}]
row = model('intake.BatchFile')(batch=batch, sha256=sys.argv[1], size=1, form='csv', rosters=['deaths'], sheets=sheets)
row.name = 'a.csv'
row.mapping = {sys.argv[3]: 'name'}
row.save()
blob = seal_bytes(bytes.fromhex(sys.argv[2]), 'cases_attachment.file.77')
(settings.HOME.folder / 'files/cases/4d').mkdir(parents=True)
(settings.HOME.folder / 'files/cases/4d/77').write_bytes(blob)
"""
LOOK = """
from doudi.web.cases import vault as cases
from doudi.web.intake import vault
from doudi.web.intake.models import BatchFile
from doudi.web.privacy.files import content_of, is_sealed, lying
from django.conf import settings
row = BatchFile.objects.system('test').get()
assert (row.sheets[0]['unknown'], row.mapping) == ([sys.argv[1]], {sys.argv[1]: 'name'})
print(content_of(vault.path_of(row.digest)).hex(), cases.content_of(77).hex())
print(len(content_of(settings.HOME.folder / 'runs/7-ab/report.html')), all(map(is_sealed, lying())))
"""
KILLED = """
from doudi.web.operations.preparing import bring_tables
bring_tables()
from doudi.web.operations import at_rest
import os, signal
n = int(sys.argv[1])
fsync = os.fsync
def killed(*given):
    global n
    n -= 1
    if not n:
        os.kill(os.getpid(), signal.SIGKILL)
    return fsync(*given)
os.fsync = killed
at_rest.seal_what_is_plain()
print('whole')
"""


def parquet() -> bytes:
    made = io.BytesIO()
    pq.write_table(pa.table({"name": [CANARY]}), made)
    return made.getvalue()


@pytest.fixture(scope="module")
def former(founded, server, tmp_path_factory):
    """An installation as the former version left it, killed while a roster came in and a run was under way."""
    installation = copied(founded, server, tmp_path_factory.mktemp("former") / "home")
    digest = hashlib.sha256(ROSTER).hexdigest()
    process = installation.python(UNSEAL, digest, PAPER.hex(), CANARY)
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, out
    home = installation.home
    (home / "files/.sealed").unlink()
    for name, content in {
        f"files/rosters/{digest[:2]}/{digest}": ROSTER,
        "files/rosters/.in-x1/0": ROSTER,
        "files/rosters/.marked-x1/marked.xlsx": PAPER,
        "files/problems/1.parquet": parquet(),
        "files/.scan-x": PAPER,
        "runs/7-ab/report.html": PAPER,
        "runs/7-ab/summary.parquet": parquet(),
        "runs/.run-7-x/out/findings.parquet": parquet(),
        "tmpx1.upload.csv": ROSTER,
    }.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    assert len(readable(home, WORDS)) >= 9
    return installation


@pytest.fixture(scope="module")
def migrated(former, server, tmp_path_factory):
    """The same with the tables of this version, and its files as they were."""
    installation = copied(former, server, tmp_path_factory.mktemp("migrated") / "home")
    installation.asked("from doudi.web.operations.preparing import bring_tables\nbring_tables()")
    return installation


@pytest.fixture
def old(former, server, tmp_path):
    return copied(former, server, tmp_path / "home")


@pytest.fixture
def plain(migrated, server, tmp_path):
    return copied(migrated, server, tmp_path / "home")


def is_sealed_and_opens(installation):
    assert readable(installation.home, WORDS) == []
    process = installation.python(LOOK, CANARY)
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, out
    opened, told = out.splitlines()
    assert opened == f"{ROSTER.hex()} {PAPER.hex()}"
    assert told == f"{len(PAPER)} True"
    return True


def test_preparing_brings_tables_and_seals_what_lies_plain_and_again_does_nothing(old):
    assert old.run("prepare").returncode == 0
    assert is_sealed_and_opens(old)
    before = {path: path.read_bytes() for path in (old.home / "files").rglob("*") if path.is_file()}
    assert old.run("prepare").returncode == 0
    assert {path: path.read_bytes() for path in before} == before


def test_the_start_does_it_too(old):
    with old.serving():
        assert is_sealed_and_opens(old)


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_killed_half_way_it_is_finished_by_the_next_start(plain, n):
    process = plain.python(KILLED, str(n))
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL, out
    assert plain.run("prepare").returncode == 0
    assert is_sealed_and_opens(plain)


def test_a_worker_of_its_own_waits_until_all_is_sealed(plain):
    worker = plain.python("work.serve(work.Address('127.0.0.1', 1, False), ('worker',))")
    try:
        script = "from doudi.web.jobs.actions import enqueue\nenqueue('accounts.tidy', by=None)"
        plain.asked(script)
        done = "from doudi.web.jobs.models import Job\nprint(Job.objects.system('test').get().state)"
        assert plain.asked(done) == "waiting"
        assert plain.run("prepare").returncode == 0
        until(lambda: plain.asked(done) == "done")
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.communicate(timeout=PATIENCE)


def test_a_plain_file_that_is_not_what_its_name_says_is_named_and_stops_nothing(plain):
    [roster] = (plain.home / "files/rosters").glob("[0-9a-f][0-9a-f]/*")
    roster.write_bytes(ROSTER[:-1])
    ended = plain.run("prepare")
    assert ended.returncode == 0
    assert roster.name in ended.stdout
    assert roster.exists(), "it is for a person to decide"
    assert [line for line in readable(plain.home, WORDS) if roster.name not in line] == []


def test_a_backup_says_that_files_are_plain(plain, tmp_path):
    assert "没有加密" in plain.run("backup", tmp_path / "a.zip").stdout
    assert plain.run("prepare").returncode == 0
    assert "没有加密" not in plain.run("backup", tmp_path / "b.zip").stdout


def test_what_is_restored_is_sealed_alike_and_opens(plain, server, tmp_path):
    plain.run("prepare")
    assert plain.run("backup", tmp_path / "b.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        archive.extractall(tmp_path / "taken out")
    assert readable(tmp_path / "taken out", WORDS) == []
    other = Installation(tmp_path / "restored")
    other.env = server.environment(other.home)
    ended = other.run("restore", tmp_path / "b.zip", "--home", other.home, "--keys", plain.home / "keys")
    assert ended.returncode == 0, ended.stderr
    for path in sealed(plain.home):
        assert (other.home / path).read_bytes() == (plain.home / path).read_bytes()
    assert sealed(other.home) == sealed(plain.home)
    assert is_sealed_and_opens(other)


def sealed(home):
    return {
        path.relative_to(home) for part in ("files", "runs") for path in (home / part).rglob("[!.]*") if path.is_file()
    }


def test_a_foreign_file_is_named_when_it_is_backed_up_and_when_it_is_restored(plain, founded, server, tmp_path):
    plain.run("prepare")
    other = copied(founded, server, tmp_path / "other")
    (other.home / "keys/field.1").write_bytes(os.urandom(32))
    other.asked("from doudi.web.cases import vault\nvault.keep(77, b'foreign')")
    (other.home / "files/cases/4d/77").replace(plain.home / "files/cases/4d/77")
    told = plain.run("backup", tmp_path / "b.zip").stdout
    assert "files/cases/4d/77" in told and "打不开" in told
    ended = plain.run("restore", tmp_path / "b.zip", "--home", tmp_path / "new", "--keys", plain.home / "keys")
    if not server.url:
        assert ended.returncode == 0
        assert "files/cases/4d/77" in ended.stdout and "打不开" in ended.stdout
