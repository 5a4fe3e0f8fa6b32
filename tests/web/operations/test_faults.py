"""Machines fail: killed processes, locked databases, full disks. Nothing is lost, nothing done twice."""

import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

from tests.web.operations.conftest import PATIENCE, Installation, end, free_port, until

SERVE = """
from datetime import timedelta
import time
from doudi.web.jobs import worker
from doudi.web.jobs.kinds import job
from doudi.web.jobs.models import LastRun
worker.LEASE, worker.BEAT = timedelta(seconds=3), 0.5

@job('test.parts')
def parts(running):
    for n in range(6):
        running.progress('数', n, 6)
        with running.atomic():
            row, new = LastRun.objects.get_or_create(kind=f'part {n}', defaults={'slot': '2020-01-01T00:00Z'})
        if new:  # committed
            print('did', n, flush=True)
        time.sleep(0.7)
    return {'parts': 6}

work.serve(work.Address('127.0.0.1', int(sys.argv[1]), False), ('web', 'worker'))
"""
ENQUEUE = """
from doudi.web.jobs.kinds import job
job('test.parts')(lambda running: None)
from doudi.web.jobs.actions import enqueue
enqueue('test.parts', by=None, key='once')
"""
HOW_FAR = """
from doudi.web.jobs.models import Job, LastRun
job = Job.objects.system('test').get()
print(job.state, job.attempts, job.result, LastRun.objects.filter(kind__startswith='part').count())
"""


def test_a_job_whose_process_is_killed_is_picked_up_again_and_done_once(installation):
    installation.asked(ENQUEUE)
    first = installation.python(SERVE, str(free_port()))
    said = [first.stdout.readline() for _ in range(3)]
    first.send_signal(signal.SIGKILL)
    said += first.communicate(timeout=PATIENCE)[0].splitlines(keepends=True)
    assert installation.asked(HOW_FAR).startswith("running 1 None")
    second = installation.python(SERVE, str(free_port()))
    try:
        until(lambda: installation.asked(HOW_FAR) == "done 2 {'parts': 6} 6")
    finally:
        second.send_signal(signal.SIGTERM)
        said += second.communicate(timeout=PATIENCE)[0].splitlines(keepends=True)
    did = [line.split()[1] for line in said if line.startswith("did")]
    assert len(did) == len(set(did)) and set(did) <= {"0", "1", "2", "3", "4", "5"}


def test_a_process_that_is_asked_to_end_puts_its_job_back(installation):
    installation.asked(ENQUEUE)
    first = installation.python(SERVE, str(free_port()))
    assert next(line for line in first.stdout if line.startswith("did"))
    end(first)
    assert first.returncode == 0
    assert installation.asked(HOW_FAR).startswith("waiting 0 None")


@pytest.fixture
def small_disk(founded, server, tmp_path):
    """An installation on a disk of 64 MB."""
    if server.url:
        pytest.skip("the database lies on another disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        shutil.copytree(founded.home, disk / "home")
        yield Installation(disk / "home", server.environment(disk / "home"))
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk):
    """Write until nothing more goes in."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"\0" * 4096)
        except OSError:
            return


def test_a_full_disk_is_told_plainly_and_forgotten_when_there_is_room(small_disk):
    disk = small_disk.home.parent
    with small_disk.serving() as (url, process):
        fill(disk)
        with pytest.raises(urllib.error.HTTPError) as refused:
            for _ in range(200):  # what is in memory and in the log's last page still goes in
                sign_in(url)
        assert refused.value.code == 503
        assert "磁盘已满" in refused.value.read().decode()
        time.sleep(3)
        assert process.poll() is None
        (disk / "filler").unlink()
        until(lambda: sign_in(url) == 200)
    assert small_disk.run("audit", "verify").returncode == 0


def test_a_backup_onto_a_full_disk_leaves_nothing_and_says_so(small_disk):
    disk = small_disk.home.parent
    (small_disk.home / "files/big").write_bytes(os.urandom(20 * 1024**2))
    fill(disk)
    ended = small_disk.run("backup", disk / "b.zip")
    assert ended.returncode == 3, ended.stderr
    assert "磁盘" in ended.stderr and "Traceback" not in ended.stderr
    assert {path.name for path in disk.iterdir()} == {"home", "filler"}


def test_a_backup_from_another_disk_onto_a_full_one_leaves_nothing(installation, small_disk):
    disk = small_disk.home.parent
    (installation.home / "files/big").write_bytes(os.urandom(20 * 1024**2))
    (disk / "filler").write_bytes(b"\0" * (shutil.disk_usage(disk).free - 8 * 1024**2))
    ended = installation.run("backup", disk / "b.zip")
    assert ended.returncode == 3, ended.stderr
    assert "磁盘" in ended.stderr and "Traceback" not in ended.stderr
    assert {path.name for path in disk.iterdir()} == {"home", "filler"}


def test_a_restore_onto_a_full_disk_leaves_nothing(small_disk, tmp_path):
    (small_disk.home / "files/big").write_bytes(os.urandom(20 * 1024**2))
    assert small_disk.run("backup", tmp_path / "b.zip").returncode == 0
    keys = shutil.copytree(small_disk.home / "keys", tmp_path / "keys")
    fill(small_disk.home.parent)
    new = small_disk.home.parent / "new"
    ended = small_disk.run("restore", tmp_path / "b.zip", "--home", new, "--keys", keys)
    assert ended.returncode == 3, ended.stderr
    assert "Traceback" not in ended.stderr
    assert not list(new.parent.glob("new*"))


def sign_in(url):
    """Try to sign in as nobody: each try is written down. The status of the answer."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies := CookieJar()))
    opener.open(url + "sign-in/").read()
    token = next(cookie.value for cookie in cookies if "csrf" in cookie.name)
    form = {"csrfmiddlewaretoken": token, "username": f"nobody{time.monotonic_ns()}", "password": "x" * 20}
    with opener.open(url + "sign-in/", urllib.parse.urlencode(form).encode()) as response:
        return response.status
