"""Files lie open only in folders that go: at the end of a block, or when the next process starts."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings

from doudi.web.privacy import scratch as scratches
from doudi.web.privacy.scratch import clear_left, roots, scratch

MUCH = 1 << 60
IN_IT = """
import sys
from doudi.web.privacy.scratch import scratch
with scratch("run", int(sys.argv[1])) as folder:
    (folder / "names.csv").write_text("x")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=[1, MUCH], ids=["little", "much"])
def room(request):
    return request.param


def killed_in_it(room):
    """The folder of a process that was killed while it had one."""
    process = begun(room)
    folder = Path(process.stdout.readline().strip())
    process.send_signal(signal.SIGKILL)
    process.wait()
    return folder


def begun(room):
    home = f"type('Home', (), {{'folder': {str(settings.HOME.folder)!r}}})"
    script = f"from django.conf import settings\nsettings.configure(HOME={home})\n" + IN_IT
    return subprocess.Popen(
        [sys.executable, "-c", script, str(room)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_it_is_the_owners_alone_and_gone_at_the_end(room):
    with scratch("run", room) as folder:
        (folder / "deep").mkdir()
        (folder / "deep/names.csv").write_text("x")
        assert folder.stat().st_mode & 0o077 == 0
        assert folder.parent.stat().st_mode & 0o077 == 0
        assert folder.name.startswith("run-")
    assert not folder.exists()


def test_it_is_gone_after_an_error_too(room):
    with pytest.raises(KeyboardInterrupt), scratch("run", room) as folder:
        raise KeyboardInterrupt
    assert not folder.exists()


def test_with_room_it_lies_in_memory_else_in_the_home_outside_of_backups():
    with scratch("run", MUCH) as folder:
        assert folder.parent == Path(settings.HOME.folder) / "scratch"
    if scratches.MEMORY.is_dir():
        with scratch("run", 1) as folder:
            assert folder.is_relative_to(scratches.MEMORY)


def test_a_folder_in_memory_that_another_could_enter_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr(scratches, "MEMORY", tmp_path)
    with scratch("run", 1) as folder:
        theirs = folder.parent
    assert theirs.is_relative_to(tmp_path)
    theirs.chmod(0o777)
    with scratch("run", 1) as folder:
        assert folder.parent == Path(settings.HOME.folder) / "scratch"
    theirs.rename(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").chmod(0o700)
    theirs.symlink_to(tmp_path / "elsewhere")
    with scratch("run", 1) as folder:
        assert folder.parent == Path(settings.HOME.folder) / "scratch"


def test_what_a_killed_process_left_goes_with_the_next_start(room):
    left = killed_in_it(room)
    assert (left / "names.csv").exists()
    clear_left()
    assert not left.exists()


def test_it_goes_too_when_the_next_folder_is_made(room):
    left = killed_in_it(room)
    with scratch("other", room):
        assert not left.exists()


def test_the_folder_of_one_at_work_stays(room):
    process = begun(room)
    folder = Path(process.stdout.readline().strip())
    clear_left()
    assert (folder / "names.csv").exists()
    process.communicate("")
    assert not folder.exists()


def test_threads_leave_each_other_alone(room):
    folders, here, go = [], threading.Barrier(5), threading.Event()

    def work():
        with scratch("run", room) as folder:
            folders.append(folder)
            here.wait(20)
            go.wait(20)
            assert folder.is_dir()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    here.wait(20)
    clear_left()
    assert all(folder.is_dir() for folder in folders)
    go.set()
    for thread in threads:
        thread.join()
    assert not any(folder.exists() for folder in folders)
    assert all(root.is_dir() for root in roots())
