"""The engine's answers kept for the length of a test run: the same order over the same bytes is worked out once.

Most tests of intake begin with the same rosters, and the engine's process takes seconds for each. It knows neither the
test nor its database: the order and the files laid out for it are all it goes by, and so they are what an answer is
kept under. The first of each order is carried out by the real engine in its own process; what it said and wrote is laid
down again for the next.
"""

import hashlib
import json
import queue
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import mkdtemp

from doudi.web.intake.engine.process import END, Lines, child


class KeptAnswers:
    """Stands between who asks and the engine's process; `folder` may be shared by several processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    @contextmanager
    def child(self, order: Path) -> Iterator[Lines]:
        """As `engine.process.child`: the lines of the engine at work on an order, then END."""
        kept = self.folder / told_apart_by(order)
        with kept.with_suffix(".lock").open("w") as lock:
            flock(lock, LOCK_EX)  # another process that has the same order waits for the answer
            if not kept.exists():
                self._worked_out(order, kept)
        yield laid_down(kept, order.parent)

    def _worked_out(self, order: Path, kept: Path) -> None:
        work = order.parent
        given, said = files_in(work), []
        with child(order) as lines:
            while (line := lines.get()) is not END:
                said.append(line)
        half = Path(mkdtemp(dir=self.folder))
        for file in files_in(work) - given:
            target = half / "written" / file.relative_to(work)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
        (half / "said.json").write_text(json.dumps(said), encoding="utf-8")
        half.rename(kept)


def told_apart_by(order: Path) -> str:
    """A digest of all that the engine goes by: the order, but for where its folders lie, and the files in them."""
    asked = json.loads(order.read_text(encoding="utf-8"))
    folder = Path(asked["folder"]) if "folder" in asked else Path(asked["file"]).parent
    text = order.read_text(encoding="utf-8").replace(str(folder), "").replace(str(order.parent), "")
    digest = hashlib.sha256(text.encode())
    for file in sorted(files_in(folder)):
        digest.update(f"\n{file.relative_to(folder)} {hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()


def files_in(folder: Path) -> set[Path]:
    """All files in a folder and below it."""
    return {path for path in folder.rglob("*") if path.is_file()}


def laid_down(kept: Path, work: Path) -> Lines:
    """What the engine wrote, where it would have written it, and what it said."""
    if (kept / "written").exists():
        shutil.copytree(kept / "written", work, dirs_exist_ok=True)
    lines: Lines = queue.Queue()
    for line in [*json.loads((kept / "said.json").read_text(encoding="utf-8")), END]:
        lines.put(line)
    return lines
