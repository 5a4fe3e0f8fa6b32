"""`doudi backup FILE`: the database of one moment, files, runs, settings; the keys only apart and sealed."""

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from doudi import __version__
from doudi.language import say
from doudi.trouble import NotWritten, Trouble
from doudi.web.operations import archive
from doudi.web.operations.archive import DATABASES, FORM, TAKEN_ALONG, Manifest, sha256_of
from doudi.web.operations.at_rest import plain_files
from doudi.web.operations.key_files import fingerprints, keys_in, sealed_with
from doudi.web.privacy.files import lying, not_opening, place_of


def make_backup(target: Path, keys: Path | None, passphrase: str) -> None:
    """Write the backup, and the sealed keys if a file is named for them; read it all again. Raises Trouble."""
    for path in filter(None, (target, keys)):
        _demand_free(path)
    home = settings.HOME.folder
    sealed = sealed_with(passphrase, keys_in(home / "keys")) if keys else b""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".doudi-backup-") as scratch:
        database = Path(scratch) / DATABASES[connection.vendor]
        DUMP[connection.vendor](database)
        parts = {database.name: database, "home.toml": home / "home.toml", **dict(_files(home))}
        hashes = {name: sha256_of(path) for name, path in parts.items()}
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(FORM, __version__, made_at, connection.vendor, fingerprints(keys_in(home / "keys")), hashes)
        archive.write(target, manifest, parts)
    if keys:
        keys.touch(mode=0o600)
        keys.write_bytes(sealed)
    tell(target, keys, len(parts))


def _demand_free(path: Path) -> None:
    """Raises NotWritten unless the file can be made: known before anything is written."""
    if path.exists():
        raise NotWritten(say("已有这个文件，不覆盖"), str(path), mend=say("换一个文件名"))
    if not os.access(path.parent, os.W_OK | os.X_OK):
        why = say("没有权限写入") if path.parent.exists() else say("没有这个文件夹")
        raise NotWritten(say("备份写不进去"), str(path.parent), why, say("先建好文件夹，或检查磁盘是否已挂上"))


def _files(home: Path) -> Iterator[tuple[str, Path]]:
    """What is taken along; what is half written has a hidden name and is not."""
    for folder in TAKEN_ALONG:
        for path in lying(folder):
            yield path.relative_to(home).as_posix(), path


def _copy_sqlite(target: Path) -> None:
    """SQLite's online backup: one moment, while others write on."""
    connection.ensure_connection()
    try:
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy, pages=2000)
            copy.execute("PRAGMA journal_mode = DELETE")
            whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.OperationalError as error:
        raise NotWritten(say("备份写不进去"), str(target.parent), str(error), say("清出磁盘空间再试")) from error
    if not whole:
        raise Trouble(say("数据库已损坏，没有备份"), str(settings.HOME.database), mend=say("用最近一份好的备份恢复"))


def _dump_postgres(target: Path) -> None:
    postgres("pg_dump", "--format=custom", "--no-owner", "--file", str(target))


def postgres(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL on the database of the settings. Raises Trouble."""
    database = connection.get_connection_params()
    options = {"--host": "host", "--port": "port", "--username": "user", "--dbname": "dbname"}
    named = [part for option, name in options.items() if database.get(name) for part in (option, str(database[name]))]
    environment = {**os.environ, "PGPASSWORD": database.get("password") or ""}
    command = [program, *named, *arguments]
    try:
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Trouble(say("找不到 {program}", program=program), mend=say("安装 PostgreSQL 的客户端程序")) from error
    if ended.returncode:
        raise Trouble(say("{program} 没有成功", program=program), why=ended.stderr.strip()[-500:])


DUMP = {"sqlite": _copy_sqlite, "postgresql": _dump_postgres}


def tell(target: Path, keys: Path | None, n_parts: int) -> None:
    """What was written, and what is still to be done."""
    click.echo(say("备份已写好并逐项核对：{path}（{n} 个文件）", path=target, n=n_parts))
    click.echo(say("  SHA-256 {hash}", hash=sha256_of(target)))
    tell_of_files()
    if keys:
        click.echo(say("密钥已用口令加密：{path}。请与备份分开保存，口令另记。", path=keys))
    else:
        click.echo(say("备份里没有密钥。没有密钥，备份打不开：请另行保存，见 doudi backup --keys"))


def tell_of_files() -> None:
    """Files that are not sealed, or would not open: the backup holds them as they are."""
    home = settings.HOME
    plain = plain_files()
    if plain:
        click.echo(say("有 {n} 个文件没有加密，备份里也没有：请运行 doudi prepare 再备份", n=len(plain)))
    names = [place_of(path) for path in lying() if path not in plain]
    if damaged := not_opening(home.folder, home.field_keys, names):
        click.echo(damage_told(damaged))


def damage_told(names: list[str]) -> str:
    """Which files do not open, and what to do about it."""
    return say(
        "有 {n} 个文件打不开（已损坏、被截断或被调换），备份里也是这样，请从更早的备份中恢复：{files}",
        n=len(names),
        files=", ".join(names),
    )
