"""Refuse real id numbers: any valid 18-digit one in a tracked file whose area is not the impossible 99.

A number counts as real when its check digit fits and digits 7–14 are a day that has been. Packed files (xlsx, docx,
zip, gz) are opened, the cells of Parquet files read. Prints place and masked number; exit 1 when there is one.
"""

import gzip
import io
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

ID = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])", re.ASCII)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
MASKED_DIGITS = slice(6, 16)


def is_real(number: str) -> bool:
    """Whether a person could bear this number (GB 11643-1999): check digit, day of birth, area."""
    weighed = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False))
    return "10X98765432"[weighed % 11] == number[17].upper() and _was_born(number) and not number.startswith("99")


def _was_born(number: str) -> bool:
    try:
        born = date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        return False
    return date(1850, 1, 1) <= born <= date.today()


def real_ids(content: bytes, name: str) -> Iterator[str]:
    """Every real id number in the content of a file, unpacked as its name says."""
    for text in _texts(content, name):
        yield from filter(is_real, ID.findall(unicodedata.normalize("NFKC", text)))


def _texts(content: bytes, name: str) -> Iterator[str]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for member in packed.namelist():
                yield from _texts(packed.read(member), member)
    elif name.endswith(".gz"):
        yield from _texts(gzip.decompress(content), name.removesuffix(".gz"))
    elif name.endswith(".parquet"):
        yield str(pq.read_table(io.BytesIO(content)).to_pydict())
    else:
        yield content.decode("utf-8", "replace")
        yield content.decode("utf-16-le", "replace")  # the strings of an old .xls


def masked(number: str) -> str:
    """The number with its birth and serial digits hidden."""
    return number[: MASKED_DIGITS.start] + "*" * 10 + number[MASKED_DIGITS.stop :]


def tracked_files() -> list[Path]:
    """The files git knows that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True).stdout.decode()
    return [path for path in map(Path, filter(None, listed.split("\0"))) if path.is_file()]


def main(names: list[str]) -> int:
    """Look through the named files, or through all tracked ones; 1 when a real number is found."""
    found = 0
    for path in [Path(name) for name in names] or tracked_files():
        for number in real_ids(path.read_bytes(), path.name):
            print(f"{path}: {masked(number)} could be a real person's id number; use one of area 99")
            found += 1
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
