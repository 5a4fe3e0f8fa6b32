"""`doudi restore FILE`: a backup into a new home, after every part was compared; nothing half restored."""

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.operations import archive
from doudi.web.operations.archive import DATABASES, TAKEN_ALONG, Manifest
from doudi.web.operations.key_files import fingerprints, keys_in, opened_with
from doudi.web.privacy.files import not_opening
from doudi.web.site.home import keep_secret, open_home

Load = Callable[[Path, Path], None]
"""Loads a dump (second) into the database server of an installation (first)."""


def keys_from(place: Path, ask: Callable[[], str]) -> dict[str, bytes]:
    """The keys of a folder, or of a sealed file whose passphrase is asked for. Raises Trouble."""
    if place.is_file():
        return opened_with(ask(), place.read_bytes(), str(place))
    return keys_in(place)


def restore(source: Path, home: Path, keys: Mapping[str, bytes], load: Load | None) -> Manifest:
    """Make the home anew from the backup and the keys. Raises Trouble, and leaves nothing behind then.

    `load`: how a dump reaches the database server; None when the database is to be SQLite.
    """
    if home.exists() and any(home.iterdir()):
        raise Trouble(say("这个文件夹不是空的"), str(home), mend=say("恢复总是进入一个新的文件夹"))
    manifest = archive.manifest_of(source)
    _demand_keys(manifest, keys)
    _demand_database(manifest, load)
    half = home.with_name(f"{home.name}.restoring")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True, mode=0o700)
    try:
        _fill(half, source, manifest, keys, load)
        if home.exists():
            home.rmdir()
        half.rename(home)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return manifest


def damaged_in(home: Path, manifest: Manifest) -> list[str]:
    """The files of a restored home that were plain or damaged when they were backed up; they stop nothing."""
    names = [name for name in manifest.parts if name.split("/")[0] in TAKEN_ALONG]
    return not_opening(home, open_home(home).field_keys, names)


def _demand_keys(manifest: Manifest, keys: Mapping[str, bytes]) -> None:
    if fingerprints(keys) != dict(manifest.keys):
        raise Trouble(
            say("这些密钥不是这份备份的"),
            why=say("没有它们，个人信息打不开"),
            mend=say("用 --keys 指出备份时的密钥文件或 keys 文件夹"),
        )


def _demand_database(manifest: Manifest, load: Load | None) -> None:
    if (manifest.vendor == "postgresql") != (load is not None):
        raise Trouble(
            say("备份来自 {vendor}，要恢复到的是另一种数据库", vendor=manifest.vendor),
            mend=say("PostgreSQL 的备份要设置 DATABASE_URL 指向一个空库；SQLite 的备份不要设置"),
        )


def _fill(half: Path, source: Path, manifest: Manifest, keys: Mapping[str, bytes], load: Load | None) -> None:
    for _name in archive.extracted(source, half):
        pass
    for folder in ("keys", "files", "runs"):
        (half / folder).mkdir(exist_ok=True, mode=0o700)
    for name, key in keys.items():
        keep_secret(half / "keys" / name, key)
    opened = open_home(half)
    database = half / DATABASES[manifest.vendor]
    if load is not None:
        load(half, database)
        database.unlink()
        return
    with closing(sqlite3.connect(database)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Trouble(say("备份里的数据库已损坏，没有恢复任何内容"), str(source))
    database.rename(opened.database)
