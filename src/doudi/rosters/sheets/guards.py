"""Before a file is unpacked: is it whole, open, and of a reasonable size?"""

import zipfile
from pathlib import Path
from typing import BinaryIO

from doudi.rosters.refusals import RefusedError

MAX_UNPACKED = 4 << 30
"""Bytes. A million rows of twenty columns are about one gigabyte of XML."""

MAX_RATIO = 300
"""Packed XML of real sheets is 10 to 100 times smaller; what shrinks further is nothing but repetition."""

UNSUSPECTED = 256 << 20
"""Below this many bytes unpacked the ratio does not matter."""

_ENCRYPTED = 0x1


def guard_zip(file: Path | BinaryIO) -> None:
    """Refuse a zip that is cut off, has a password, or unpacks to more than memory should hold."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise RefusedError("damaged") from error
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise RefusedError("password")
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if unpacked > MAX_UNPACKED or (unpacked > UNSUSPECTED and unpacked / packed > MAX_RATIO):
        raise RefusedError("too_big_unpacked", f"{unpacked >> 20} MB")
