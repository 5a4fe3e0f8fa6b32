"""The form of a backup: a zip whose first part tells what the others are, and the SHA-256 of each.

manifest.json · home.toml · database.sqlite3 or database.dump · files/… · runs/… – never a key.
"""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from doudi.language import say
from doudi.trouble import Trouble

FORM = "doudi-backup-1"
MANIFEST = "manifest.json"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
TAKEN_ALONG = ("files", "runs")
BLOCK = 1024 * 1024
DAMAGE = (
    zipfile.BadZipFile,
    EOFError,
    zlib.error,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)
"""What zipfile raises over an archive with wrong bytes."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `keys`: fingerprints of the keys that open it. `parts`: name → SHA-256."""

    form: str
    version: str
    made_at: str
    vendor: str
    keys: Mapping[str, str]
    parts: Mapping[str, str]


def write(target: Path, manifest: Manifest, parts: Mapping[str, Path]) -> None:
    """Write the archive of these files; it is there under its name only when it is whole."""
    beside = target.with_name(target.name + ".part")
    try:
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600, exist_ok=False)  # nobody reads along, and no link leads it elsewhere
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
            for name, path in parts.items():
                archive.write(path, name)
        for _name in extracted(beside, None):
            pass
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)


def read_manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """What the archive says of itself. Raises Trouble for one that is not ours."""
    try:
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except (KeyError, TypeError, ValueError) as error:
        raise Trouble(say("这不是兜底的备份"), str(path)) from error
    if manifest.form != FORM:
        raise Trouble(say("这份备份的格式是 {form}，这个版本读不了", form=manifest.form), str(path))
    return manifest


def extracted(path: Path, folder: Path | None) -> Iterator[str]:
    """Compare every part with its SHA-256, writing it into the folder if there is one; the names.

    Raises Trouble at the first part that is missing, changed or cut off.
    """
    with _opened(path) as archive:
        manifest = read_manifest(archive, path)
        if set(archive.namelist()) != {MANIFEST, *manifest.parts}:
            raise _broken(path, say("内容与清单不符"))
        for name, wanted in manifest.parts.items():
            target = folder / _safe(name, path) if folder else None
            with archive.open(name) as source:
                if _copied(source, target) != wanted:
                    raise _broken(path, name)
            yield name


def manifest_of(path: Path) -> Manifest:
    """The manifest of an archive. Raises Trouble."""
    with _opened(path) as archive:
        return read_manifest(archive, path)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive; whatever the zip stumbles over is told as damage."""
    try:
        if not path.is_file():
            raise Trouble(say("打不开备份"), str(path))
        with zipfile.ZipFile(path) as archive:
            yield archive
    except DAMAGE as error:
        raise _broken(path, type(error).__name__) from error


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _copied(source: IO[bytes], target: Path | None) -> str:
    known = hashlib.sha256()
    if target is None:
        while block := source.read(BLOCK):
            known.update(block)
        return known.hexdigest()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with target.open("wb") as written:
        while block := source.read(BLOCK):
            known.update(block)
            written.write(block)
    return known.hexdigest()


def _safe(name: str, path: Path) -> PurePosixPath:
    """A name that stays within the folder."""
    part = PurePosixPath(name)
    if part.is_absolute() or ".." in part.parts:
        raise _broken(path, name)
    return part


def _broken(path: Path, why: str) -> Trouble:
    return Trouble(
        say("备份已损坏或不完整，没有恢复任何内容"),
        str(path),
        why=why,
        mend=say("换一份备份再试；备份旁应有打印的 SHA-256"),
    )
