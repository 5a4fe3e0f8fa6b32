"""A folder of files into the store: every file read, every row used, reported or waiting; nothing half-written."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from doudi.language import say
from doudi.rosters.delivered_files import DeliveredFile, files_in
from doudi.rosters.equal_rows import connected
from doudi.rosters.importing import Importing
from doudi.rosters.limits import Limits, within
from doudi.rosters.openings import openings
from doudi.rosters.read_sheets import FirstLook, Unrecognised

Progress = Callable[[str, int, int], None]
"""Told (stage, done, total); stages are read, clean."""


def quiet(_stage: str, _done: int, _total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Delivery:
    """What a folder held. rows: used rows per supplied roster, equal ones once. problems: lines of the report."""

    store: Path
    inputs: tuple[DeliveredFile, ...]
    supplied: tuple[str, ...]
    unrecognised: tuple[Unrecognised, ...]
    rows: Mapping[str, int]
    problems: int


def deliver(
    folder: Path,
    store: Path,
    *,
    as_of: date,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = quiet,
    limits: Limits | None = None,
) -> Delivery:
    """Read every file of the folder into a new store, which takes the place of an older one when all is done.

    mapping: header to column name, confirmed by the user; `columns.yaml` in the folder adds more per file.
    A file that cannot be read is a line of the quality report; the others go on.
    """
    allowed = limits or Limits()
    with _new_store(store) as half, connected(allowed, half / "spill") as db, _one_heap():
        look = FirstLook(folder, as_of, mapping or {})
        paths = files_in(folder, store)
        progress("read", 0, len(paths))
        for done, opening in enumerate(openings(paths, folder.resolve()), start=1):
            look.look_at(opening)
            progress("read", done, len(paths))
        importing = Importing(look, half, as_of, db)
        with within(allowed, say("整理名册时")):
            importing.clean(progress)
            rows, problems = importing.write()
    return Delivery(store, tuple(look.inputs), tuple(rows), tuple(look.unrecognised), rows, problems)


@contextmanager
def _one_heap() -> Iterator[None]:
    """Arrow takes its memory where the readers of workbooks take theirs: what they give back is used again."""
    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


@contextmanager
def _new_store(store: Path) -> Iterator[Path]:
    """A directory that becomes the store when the block ends well, and vanishes when it does not."""
    _remove_abandoned(store)
    half = store.parent / f".{store.name}.{os.getpid()}.half"
    half.mkdir(parents=True)
    try:
        yield half
        for scratch in ("staging", "spill"):
            shutil.rmtree(half / scratch, ignore_errors=True)
        _replace(half, store)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise


def _replace(half: Path, store: Path) -> None:
    old = store.parent / f".{store.name}.{os.getpid()}.old"
    if store.exists():
        store.rename(old)
    half.rename(store)
    shutil.rmtree(old, ignore_errors=True)


def _remove_abandoned(store: Path) -> None:
    """What an import that was killed has left."""
    for half in store.parent.glob(f".{store.name}.*.half"):
        owner = half.name.split(".")[-2]
        if owner == str(os.getpid()) or (Path("/proc/self").exists() and not Path("/proc", owner).exists()):
            shutil.rmtree(half, ignore_errors=True)
