"""Where handed-in files lie: sealed, in the home, outside the web root, under a keyed digest and no other name.

An unkeyed digest would tell whoever has a backup whether a small file that he can guess was handed in.
"""

import hashlib
import hmac
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from doudi.rosters.refusals import RefusedError
from doudi.web.intake.guards import MAX_BATCH, MAX_FILES, SUFFIXES, Judged, judged
from doudi.web.privacy.files import FOLDER_OF_OWNER, NotWhole, keep_file, lay_open, move, opened, sealing

STAGED = ".taken-"
_KIND = b"roster\0"
_CHUNK = 1 << 20
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini", ".ds_store", "columns.yaml"}
_LONGEST_NAME = 120
UNPACKED = 10
"""Texts of a workbook are up to so many times its size."""
LEAST_ROOM = 64 << 20


@dataclass(frozen=True)
class Received:
    """A file that came in and lies in the vault, or was refused (`refused`: a code)."""

    name: str
    size: int
    digest: str = ""
    judged: Judged | None = None
    refused: str = ""


def folder() -> Path:
    """The folder of the files."""
    return Path(settings.HOME.folder) / "files" / "rosters"


def path_of(digest: str) -> Path:
    """Where the bytes with this digest lie."""
    return folder() / digest[:2] / digest


def digesting() -> hmac.HMAC:
    """The digest of a file's bytes, that only this installation can make."""
    return hmac.new(settings.HOME.blind_key, _KIND, hashlib.sha256)


def receive(uploads: Iterable[UploadedFile]) -> list[Received]:
    """Take in uploaded files, and what zips among them hold. Each is judged by itself; one bad file stops no other."""
    folder().mkdir(parents=True, exist_ok=True, mode=FOLDER_OF_OWNER)
    with TemporaryDirectory(dir=folder(), prefix=STAGED) as scratch:
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
        self._numbers = count()

    def add(self, name: str, chunks: Iterable[bytes], *, within_zip: bool = False) -> None:
        """Seal, judge and keep one file."""
        path = self.scratch / str(next(self._numbers))
        size = 0
        try:
            size, digest = self._sealed(path, chunks)
            with opened(path) as content:
                found = judged(content)
                if found.form == "zip":
                    self._unpack(name, content, within_zip)
            if found.form != "zip":
                move(path, path_of(digest))
                self.received.append(Received(shown_name(name, found), size, digest, found))
        except RefusedError as refused:
            self.received.append(Received(name, size, refused=refused.code))
        finally:
            path.unlink(missing_ok=True)

    def _sealed(self, path: Path, chunks: Iterable[bytes]) -> tuple[int, str]:
        """Seal what comes, piece by piece. Gives its size and digest."""
        size, digest = 0, digesting()
        if len(self.received) >= MAX_FILES:
            raise RefusedError("too_many")
        with sealing(path) as out:
            for chunk in chunks:
                size += len(chunk)
                self.total += len(chunk)
                if self.total > MAX_BATCH:
                    raise RefusedError("too_big_together")
                digest.update(chunk)
                out.write(chunk)
        return size, digest.hexdigest()

    def _unpack(self, name: str, content: BinaryIO, within_zip: bool) -> None:
        if within_zip:
            raise RefusedError("zip_in_zip")
        with zipfile.ZipFile(content) as archive:
            members = [member for member in archive.infolist() if not _ignored(member)]
            if not members:
                raise RefusedError("empty_file")
            for member in members:
                self.add(given_name(_name_in(member)), _chunks(archive, member), within_zip=True)


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


def bring_over(path: Path) -> str:
    """Seal a file that a former version kept plain under its SHA-256. Gives its digest. Raises OSError, NotWhole.

    The plain file stays until its rows know the new digest.
    """
    known, digest = hashlib.sha256(), digesting()
    with path.open("rb") as plain:
        for chunk in iter(lambda: plain.read(_CHUNK), b""):
            known.update(chunk)
            digest.update(chunk)
    if known.hexdigest() != path.name:
        raise NotWhole(path)
    keep_file(path_of(digest.hexdigest()), path)
    return digest.hexdigest()


def room(sizes: Iterable[int]) -> int:
    """How many bytes an engine may need that reads files of these sizes: unpacked, cleaned, spilt, and its results."""
    return UNPACKED * sum(sizes) + LEAST_ROOM


@contextmanager
def laid_out(files: Iterable[tuple[str, str]], scratch: Path) -> Iterator[Path]:
    """A folder with these files (name, digest), open for the engine to read. Raises OSError, NotWhole."""
    with TemporaryDirectory(dir=scratch, prefix="rosters-") as made:
        for name, digest in files:
            target = Path(made) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            lay_open(path_of(digest), target)
        yield Path(made)
