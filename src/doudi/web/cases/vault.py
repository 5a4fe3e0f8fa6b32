"""Where the files of cases lie: sealed, in the home, outside the web root, under the number of their row."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from doudi.web.privacy.sealing import HEAD, key_number, seal_bytes, unseal_bytes

OWNER_ONLY = 0o600
FOLDER_OF_OWNER = 0o700


def folder() -> Path:
    """The folder of the files."""
    return Path(settings.HOME.folder) / "files" / "cases"


def path_of(number: int) -> Path:
    """Where the file of an attachment lies."""
    return folder() / f"{number % 256:02x}" / str(number)


def keep(number: int, content: bytes) -> None:
    """Seal and write a file; what is half written has another name."""
    path = path_of(number)
    path.parent.mkdir(parents=True, exist_ok=True, mode=FOLDER_OF_OWNER)
    half = path.with_suffix(".half")
    half.touch(mode=OWNER_ONLY)
    half.write_bytes(seal_bytes(content, _place(number)))
    half.rename(path)


def content_of(number: int) -> bytes:
    """The bytes of a file. Raises OSError, NotOpened."""
    return unseal_bytes(path_of(number).read_bytes(), _place(number))


def numbers() -> Iterator[int]:
    """The numbers of all files that lie here whole."""
    return (int(path.name) for path in folder().glob("*/*") if path.name.isdecimal())


def seal_again(number: int) -> bool:
    """Seal a file with the newest key; False if it is already. Part of changing keys. Raises OSError, NotOpened."""
    with path_of(number).open("rb") as file:
        if key_number(file.read(HEAD)) == max(settings.HOME.field_keys):
            return False
    keep(number, content_of(number))
    return True


def _place(number: int) -> str:
    return f"cases_attachment.file.{number}"
