"""Where in a home somebody's name or number can be read: in the bytes of any file, packed or not."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ENCODINGS = ("utf-8", "gb18030", "utf-16-le")


def readable(home: Path, words: Sequence[str]) -> list[str]:
    """The files in which one of the words can be read; keys aside, every file of the folder is looked at."""
    needles = [word.encode(encoding) for word in words for encoding in ENCODINGS]
    return sorted(
        f"{path.relative_to(home)} {within}"
        for path in home.rglob("*")
        if path.is_file()
        for within, content in _unpacked(path.read_bytes())
        if any(needle in content for needle in needles)
    )


def _unpacked(content: bytes, within: str = "") -> Iterator[tuple[str, bytes]]:
    yield within, content
    if content.startswith(b"PAR1"):
        yield f"{within}[parquet]", _texts(content)
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _unpacked(archive.read(name), f"{within}[{name}]")


def _texts(content: bytes) -> bytes:
    try:
        return str(pq.read_table(io.BytesIO(content)).to_pylist()).encode()
    except pa.ArrowInvalid:
        return b""
