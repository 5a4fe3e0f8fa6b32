import os
import shutil
import zipfile

import pytest

from doudi.trouble import Trouble
from doudi.web.operations.archive import sha256_of
from doudi.web.operations.key_files import fingerprints, keys_in, opened_with, sealed_with
from tests.web.operations.conftest import Installation, copied

pytestmark = pytest.mark.xdist_group("backed up once")
WORDS = "correct horse battery"
FILL = """
from doudi.web.jobs.actions import enqueue
from doudi.web.jobs.models import Job
for n in range(50):
    enqueue('audit.checkpoint', by=None, secret=f'张三丰 {n}')
"""
TABLES = """
import hashlib
from django.db import connection
with connection.cursor() as cursor:
    for name in sorted(connection.introspection.table_names(cursor)):
        cursor.execute(f'SELECT * FROM "{name}"')
        rows = [[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in cursor.fetchall()]
        rows = sorted(map(repr, rows))
        print(name, len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())
"""
SECRETS = """
from doudi.web.jobs.models import Job
print(sum(job.given['secret'].startswith('张三丰') for job in Job.objects.system('test')))
"""


@pytest.fixture(scope="module")
def full(founded, server, tmp_path_factory):
    """An installation with rows, files and runs, that keeps its passphrase in the environment. Tests only read it."""
    full = copied(founded, server, tmp_path_factory.mktemp("full") / "home")
    full.env["DOUDI_BACKUP_PASSPHRASE"] = WORDS
    full.asked(FILL)
    (full.home / "files/2020").mkdir()
    (full.home / "files/2020/名册.xlsx").write_bytes(os.urandom(5000))
    (full.home / "runs/7").mkdir()
    (full.home / "runs/7/findings.parquet").write_bytes(os.urandom(70_000))
    assert full.run("prepare").returncode == 0, "they are sealed as those of any installation are"
    return full


@pytest.fixture(scope="module")
def backed_up(full, tmp_path_factory):
    """The installation, its backup, and the keys apart."""
    folder = tmp_path_factory.mktemp("backup")
    copy, keys = folder / "backup.zip", folder / "backup.keys"
    ended = full.run("backup", copy, "--keys", keys)
    assert ended.returncode == 0, ended.stderr
    return full, copy, keys


def files_of(home):
    """Every file that a backup takes along, with its bytes; hidden ones are marks of this home."""
    return {path.relative_to(home): path.read_bytes() for part in ("files", "runs", "keys", "home.toml")
            for path in [home / part, *(home / part).rglob("*")] if path.is_file() and path.name[0] != "."}  # fmt: skip


def test_what_is_restored_equals_what_was_backed_up(backed_up, server, tmp_path):
    full, copy, keys = backed_up
    other = Installation(tmp_path / "restored")
    other.env = server.environment(other.home) | {"DOUDI_BACKUP_PASSPHRASE": WORDS}
    ended = other.run("restore", copy, "--home", other.home, "--keys", keys)
    assert ended.returncode == 0, ended.stderr
    assert other.asked(TABLES) == full.asked(TABLES)
    assert files_of(other.home) == files_of(full.home)
    assert other.asked(SECRETS) == "50"
    assert other.run("audit", "verify").returncode == 0
    with other.serving():
        pass


def test_a_site_at_work_is_backed_up(full, tmp_path):
    with full.serving():
        ended = full.run("backup", tmp_path / "live.zip")
    assert ended.returncode == 0, ended.stderr
    assert "没有密钥" in ended.stdout
    assert sha256_of(tmp_path / "live.zip") in ended.stdout


def test_no_key_and_no_plain_secret_lies_in_the_backup(backed_up):
    full, copy, keys = backed_up
    with zipfile.ZipFile(copy) as archive:
        held = b"".join(archive.read(name) for name in archive.namelist())
    for key in keys_in(full.home / "keys").values():
        assert key not in held and key not in keys.read_bytes()
    assert "张三丰".encode() not in held
    assert not copy.stat().st_mode & 0o077 and not keys.stat().st_mode & 0o077


def within_a_part(archive):
    """A place in the middle of the largest part: between parts lie bytes that nothing hangs on."""
    with zipfile.ZipFile(archive) as opened:
        largest = max(opened.infolist(), key=lambda part: part.compress_size)
    return largest.header_offset + largest.compress_size // 2


@pytest.mark.parametrize("damage", ["truncated", "changed", "empty", "no zip", "part missing"])
def test_a_damaged_backup_is_refused_and_nothing_is_left(backed_up, tmp_path, damage):
    full, good, keys = backed_up
    whole, copy = good.read_bytes(), tmp_path / "damaged.zip"
    if damage == "part missing":
        with zipfile.ZipFile(copy, "w") as less, zipfile.ZipFile(good) as archive:
            for name in archive.namelist():
                if "findings" not in name:
                    less.writestr(name, archive.read(name))
    else:
        middle = len(whole) // 2 if damage == "truncated" else within_a_part(good)
        copy.write_bytes(
            {
                "truncated": whole[:middle],
                "changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
                "empty": b"",
                "no zip": b"x" * 1000,
            }[damage]
        )
    new = tmp_path / "new"
    ended = full.run("restore", copy, "--home", new, "--keys", keys)
    assert ended.returncode == 2
    assert "备份" in ended.stderr and "Traceback" not in ended.stderr
    assert not list(tmp_path.glob("new*"))


def test_other_keys_are_refused(backed_up, founded, tmp_path):
    full, copy, _keys = backed_up
    shutil.copytree(founded.home / "keys", tmp_path / "keys")
    (tmp_path / "keys/field.1").write_bytes(os.urandom(32))
    ended = full.run("restore", copy, "--home", tmp_path / "new", "--keys", tmp_path / "keys")
    assert ended.returncode == 2 and "不是这份备份的" in ended.stderr
    assert not list(tmp_path.glob("new*"))


def test_a_wrong_passphrase_is_told_plainly(backed_up, tmp_path):
    full, copy, keys = backed_up
    wrong = Installation(full.home, full.env | {"DOUDI_BACKUP_PASSPHRASE": "wrong horse battery"})
    ended = wrong.run("restore", copy, "--home", tmp_path / "new", "--keys", keys)
    assert ended.returncode == 2 and "口令不对" in ended.stderr


def test_a_home_with_something_in_it_is_not_restored_over(backed_up):
    full, copy, keys = backed_up
    ended = full.run("restore", copy, "--home", full.home, "--keys", keys)
    assert ended.returncode == 2 and "不是空的" in ended.stderr


def test_a_backup_does_not_overwrite_another(backed_up):
    full, copy, _keys = backed_up
    before = copy.read_bytes()
    assert full.run("backup", copy).returncode == 3
    assert copy.read_bytes() == before


def test_a_folder_that_is_not_there_is_told_plainly(founded, tmp_path):
    ended = founded.run("backup", tmp_path / "not mounted/x.zip")
    assert ended.returncode == 3 and "没有这个文件夹" in ended.stderr and "Traceback" not in ended.stderr


def test_a_passphrase_that_is_too_short_leaves_nothing_behind(founded, tmp_path):
    hasty = Installation(founded.home, founded.env | {"DOUDI_BACKUP_PASSPHRASE": "short"})
    ended = hasty.run("backup", tmp_path / "x.zip", "--keys", tmp_path / "x.keys")
    assert ended.returncode == 2 and "太短" in ended.stderr
    assert not list(tmp_path.iterdir())


def test_keys_are_opened_by_their_passphrase_only():
    parts = {"field.1": os.urandom(32)}
    sealed = sealed_with(WORDS, parts)
    assert opened_with(WORDS, sealed, "") == parts
    for wrong, blob in (
        ("wrong horse battery", sealed),
        (WORDS, sealed[:-1] + bytes([sealed[-1] ^ 1])),
        (WORDS, sealed[:20]),
        (WORDS, b""),
    ):
        with pytest.raises(Trouble, match="口令不对"):
            opened_with(wrong, blob, "")
    with pytest.raises(Trouble, match="太短"):
        sealed_with("short", parts)


def test_a_fingerprint_says_which_key_not_what():
    key = os.urandom(32)
    assert fingerprints({"blind": key}) == fingerprints({"blind": key}) != fingerprints({"blind": os.urandom(32)})
    assert key.hex() not in str(fingerprints({"blind": key}))
