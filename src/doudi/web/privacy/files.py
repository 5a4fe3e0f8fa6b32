"""Files of the home, sealed: one way for all that people hand in and all that the engine leaves.

A file is bound to its place, which is its path within the home. What is half written has another name, that begins
with a dot; nothing takes it for a file.
"""

import io
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from doudi.language import say
from doudi.trouble import Trouble
from doudi.web.privacy.chunks import CHUNK, MAGIC, Key, Opened, Sealer
from doudi.web.privacy.sealing import CIPHERS, DECRYPT, NotOpened

OWNER_ONLY = 0o600
FOLDER_OF_OWNER = 0o700
HALF = ".half"
SEALED_FOLDERS = ("files", "runs")
"""Where in the home the sealed files lie."""
_NUMBER = slice(len(MAGIC) + 1, len(MAGIC) + 3)


class NotWhole(NotOpened, Trouble):
    """A file that does not open: gone, cut off, changed, laid in another's place, or not sealed by us."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("文件打不开"),
            place_of(path),
            say("它已丢失、损坏、被截断或被调换，或者不是这套安装加密的"),
            say("请系统管理员从备份中恢复这个文件；名册也可以请报送单位重新上传"),
        )


def newest_key() -> Key:
    """What files are sealed with now."""
    number = max(settings.HOME.field_keys)
    return Key(CIPHERS[settings.FIELD_CIPHER], number, settings.HOME.field_keys[number])


def place_of(path: Path) -> str:
    """To what a file is bound: its path within the home."""
    return path.relative_to(settings.HOME.folder).as_posix()


@contextmanager
def sealing(path: Path) -> Iterator[Sealer]:
    """Seal what the block writes; the file is there whole when the block ends well, or as it was before."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_OF_OWNER)
    half = path.with_name(f".{path.name}-{secrets.token_hex(4)}{HALF}")
    try:
        with _made(half) as out:
            sealer = Sealer(out, newest_key())
            yield sealer
            sealer.finish(place_of(path))
            out.flush()
            os.fsync(out.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def keep(path: Path, content: bytes) -> None:
    """Seal some bytes."""
    with sealing(path) as out:
        out.write(content)


def keep_file(path: Path, source: Path) -> None:
    """Seal the bytes of a plain file, which stays."""
    with source.open("rb") as plain, sealing(path) as out:
        shutil.copyfileobj(plain, out, CHUNK)


def opened(path: Path) -> BinaryIO:
    """The plain bytes of a sealed file, to be read from any place in it. Raises OSError, NotWhole."""
    return io.BufferedReader(_Named(path), CHUNK)


def content_of(path: Path) -> bytes:
    """All plain bytes of a small file. Raises OSError, NotWhole."""
    with opened(path) as content:
        return content.read()


def lay_open(path: Path, target: Path) -> None:
    """Write the plain bytes into a new file, in a folder that goes soon (privacy.scratch). Raises OSError, NotWhole."""
    with opened(path) as content, _made(target) as out:
        shutil.copyfileobj(content, out, CHUNK)


def move(source: Path, target: Path) -> None:
    """Give a sealed file another place. Not for files that others may read meanwhile. Raises OSError, NotWhole."""
    with _Named(source) as held:
        tail, at = held.moved_to(place_of(target)), held.tail
    with source.open("r+b") as file:
        file.seek(at)
        file.write(tail)
        file.flush()
        os.fsync(file.fileno())
    target.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_OF_OWNER)
    source.replace(target)


def is_sealed(path: Path) -> bool:
    """Whether a file has our form; whether it opens is another question."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def key_number(path: Path) -> int:
    """With which key a sealed file was sealed."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(_NUMBER.stop)[_NUMBER], "big")


def seal_again(path: Path) -> bool:
    """Seal a file with the newest key; False if it is already. Part of changing keys. Raises OSError, NotWhole."""
    if key_number(path) == max(settings.HOME.field_keys):
        return False
    with opened(path) as content, sealing(path) as out:
        shutil.copyfileobj(content, out, CHUNK)
    return True


def not_opening(home: Path, keys: Mapping[int, bytes], names: Iterable[str]) -> list[str]:
    """Which of these files of a home, by their places, are not sealed or do not open: their last chunk is tried."""
    return [name for name in names if not _opens(home / name, keys, name)]


def _opens(path: Path, keys: Mapping[int, bytes], place: str) -> bool:
    try:
        with path.open("rb") as file:
            Opened(file, key_among(keys), place)
    except NotOpened:
        return False
    return True


def lying(folder: str = "") -> Iterator[Path]:
    """The files that lie sealed in the home, or in a folder of it; those that are plain still too."""
    for name in (folder,) if folder else SEALED_FOLDERS:
        for path in sorted((settings.HOME.folder / name).rglob("*")):
            if path.is_file() and not _is_hidden(path):
                yield path


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(settings.HOME.folder).parts)


class _Named(Opened):
    """A sealed file of the home; whatever is wrong with it is told with its name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            file = path.open("rb")
        except FileNotFoundError as error:
            raise NotWhole(path) from error
        try:
            super().__init__(file, key_among(settings.HOME.field_keys), place_of(path))
        except NotOpened as error:
            file.close()
            raise NotWhole(path) from error

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As of every opened file."""
        try:
            return super().readinto(buffer)
        except NotOpened as error:
            raise NotWhole(self._path) from error


def key_among(keys: Mapping[int, bytes]) -> Callable[[int, int], Key]:
    """How the key of a file is found by cipher and number. What it gives raises NotOpened."""

    def key(cipher: int, number: int) -> Key:
        try:
            if cipher not in DECRYPT:
                raise KeyError(cipher)
            return Key(cipher, number, keys[number])
        except KeyError as error:
            raise NotOpened(str(number)) from error

    return key


def _made(path: Path) -> BinaryIO:
    """A new file, that nobody else may read from its first moment on."""
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, OWNER_ONLY))
