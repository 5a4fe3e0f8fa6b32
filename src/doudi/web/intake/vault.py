"""Where handed-in files lie: in the home, outside the web root, under their SHA-256 and no other name."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from doudi.rosters.refusals import RefusedError
from doudi.web.intake.guards import MAX_BATCH, MAX_FILES, SUFFIXES, Judged, judged

OWNER_ONLY = 0o600
FOLDER_OF_OWNER = 0o700
_CHUNK = 1 << 20
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini", ".ds_store", "columns.yaml"}
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Received:
    """A file that came in and lies in the vault, or was refused (`refused`: a code)."""

    name: str
    size: int
    sha256: str = ""
    judged: Judged | None = None
    refused: str = ""


def folder() -> Path:
    """The folder of the files."""
    return Path(settings.HOME.folder) / "files" / "rosters"


def path_of(sha256: str) -> Path:
    """Where the bytes with this SHA-256 lie."""
    return folder() / sha256[:2] / sha256


def receive(uploads: Iterable[UploadedFile]) -> list[Received]:
    """Take in uploaded files, and what zips among them hold. Each is judged by itself; one bad file stops no other."""
    folder().mkdir(parents=True, exist_ok=True, mode=FOLDER_OF_OWNER)
    with TemporaryDirectory(dir=folder(), prefix=".in-") as scratch:
        pile = Pile(Path(scratch))
        for upload in uploads:
            pile.add(given_name(upload.name or ""), upload.chunks(_CHUNK))
        return pile.received


class Pile:
    """Files on their way in, with what they come to together."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.received: list[Received] = []
        self.total = 0

    def add(self, name: str, chunks: Iterable[bytes], *, within_zip: bool = False) -> None:
        """Write, judge and keep one file."""
        path = self.scratch / str(len(self.received))
        size = 0
        try:
            size = self._written(path, chunks)
            found = judged(path)
            if found.form == "zip":
                self._unpack(name, path, within_zip)
            else:
                self.received.append(Received(shown_name(name, found), size, kept(path), found))
        except RefusedError as refused:
            self.received.append(Received(name, size, refused=refused.code))
        finally:
            path.unlink(missing_ok=True)

    def _written(self, path: Path, chunks: Iterable[bytes]) -> int:
        size = 0
        if len(self.received) >= MAX_FILES:
            raise RefusedError("too_many")
        with path.open("wb") as out:
            path.chmod(OWNER_ONLY)
            for chunk in chunks:
                size += len(chunk)
                self.total += len(chunk)
                if self.total > MAX_BATCH:
                    raise RefusedError("too_big_together")
                out.write(chunk)
        return size

    def _unpack(self, name: str, path: Path, within_zip: bool) -> None:
        if within_zip:
            raise RefusedError("zip_in_zip")
        packed = path.rename(path.with_suffix(".zip"))
        try:
            with zipfile.ZipFile(packed) as archive:
                members = [member for member in archive.infolist() if not _ignored(member)]
                if not members:
                    raise RefusedError("empty_file")
                for member in members:
                    self.add(given_name(_name_in(member)), _chunks(archive, member), within_zip=True)
        finally:
            packed.unlink()


def _ignored(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    return member.is_dir() or "__MACOSX" in path.parts or path.name.lower() in _OF_THE_SYSTEM


def _name_in(member: zipfile.ZipInfo) -> str:
    """The member's name: old Windows zips write Chinese in GBK without saying so, and zipfile reads cp437."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(member) as handle:
            while chunk := handle.read(_CHUNK):
                yield chunk
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise RefusedError("damaged") from error


def given_name(name: str) -> str:
    """The last part of a name, without control characters, of a length that every disk takes."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(character for character in last if character.isprintable()).strip()
    path = PurePosixPath(plain or "无名")
    return path.stem[: _LONGEST_NAME - len(path.suffix[:10])] + path.suffix[:10]


def shown_name(name: str, found: Judged) -> str:
    """The name under which it is read: with the ending of what it is, and visible (a leading dot hides a file)."""
    visible = name.lstrip("~$.") or name.strip(".") or "无名"
    known = {*SUFFIXES.values(), ".xlsm"}
    return visible if PurePosixPath(visible).suffix.lower() in known else visible + SUFFIXES[found.form]


def kept(path: Path) -> str:
    """Move a file into the vault; the same bytes lie there once. Gives their SHA-256."""
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    target = path_of(digest)
    target.parent.mkdir(exist_ok=True, mode=FOLDER_OF_OWNER)
    path.replace(target)
    return digest


@contextmanager
def laid_out(files: Iterable[tuple[str, str]], scratch: Path) -> Iterator[Path]:
    """A folder with these files (name, SHA-256) as links into the vault, for the engine to read."""
    with TemporaryDirectory(dir=scratch, prefix="rosters-") as made:
        for name, digest in files:
            target = Path(made) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(path_of(digest), target)
        yield Path(made)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without hard links
        shutil.copyfile(source, target)
