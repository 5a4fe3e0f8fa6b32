"""Where the files of cases lie: sealed, in the home, outside the web root, under the number of their row."""

from pathlib import Path

from django.conf import settings

from doudi.web.privacy import files
from doudi.web.privacy.sealing import unseal_bytes


def folder() -> Path:
    """The folder of the files."""
    return Path(settings.HOME.folder) / "files" / "cases"


def path_of(number: int) -> Path:
    """Where the file of an attachment lies."""
    return folder() / f"{number % 256:02x}" / str(number)


def keep(number: int, content: bytes) -> None:
    """Seal and write a file."""
    files.keep(path_of(number), content)


def content_of(number: int) -> bytes:
    """The bytes of a file. Raises OSError, NotWhole."""
    return files.content_of(path_of(number))


def bring_over(path: Path) -> None:
    """A file in the form of former versions, sealed as one value, in the form of now. Raises OSError, NotOpened."""
    content = unseal_bytes(path.read_bytes(), f"cases_attachment.file.{path.name}")
    keep(int(path.name), content)
