"""What lies plain in a home, from a version that did not seal files, is sealed before the site answers.

It may be broken off at any moment and begun anew: a plain file goes only when its sealed one is whole on the disk.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from django.conf import settings

from doudi.language import say
from doudi.trouble import NotWritten
from doudi.web.cases import vault as cases
from doudi.web.intake import vault as rosters
from doudi.web.intake.models import BatchFile
from doudi.web.intake.vault import STAGED
from doudi.web.privacy.files import HALF, is_sealed, keep_file, lying
from doudi.web.privacy.locks import one_at_a_time
from doudi.web.privacy.scratch import clear_left
from doudi.web.privacy.sealing import NotOpened

MARK = Path("files/.sealed")
"""Stands in the home once all that was plain is sealed: workers wait for it."""
DAY = 86_400
LEFT = ("files/rosters/.in-*", "files/rosters/.marked-*", "files/.scan-*", "runs/.*", "tmp*.upload*")
"""What killed processes of a former version may have left, plain."""
BEGUN = (f"files/**/.*{HALF}", f"runs/**/.*{HALF}", f"files/rosters/{STAGED}*")
"""What this version leaves then: sealed, and perhaps of a process that is still at work."""


def seal_what_is_plain() -> None:
    """Seal every plain file, and say which could not be; they stop nothing. Remove what killed processes left."""
    home = settings.HOME.folder
    clear_left()
    with one_at_a_time(home / "files" / ".sealing"):
        _remove_left(home)
        damaged = [path for path in plain_files() if not _sealed(path)]
    (home / MARK).touch(mode=0o600)
    if damaged:
        names = ", ".join(map(str, damaged))
        click.echo(say("有 {n} 个文件打不开，没有加密，请从备份中恢复或删除：{files}", n=len(damaged), files=names))


def is_prepared() -> bool:
    """Whether all that was plain is sealed."""
    return (Path(settings.HOME.folder) / MARK).exists()


def plain_files() -> list[Path]:
    """The files that are not sealed in today's form."""
    return [path for path in lying() if not is_sealed(path)]


def _sealed(path: Path) -> bool:
    try:
        _how(path)(path)
    except (NotOpened, IndexError, ValueError):  # ValueError, IndexError: no number, or too short for any seal
        return False
    except OSError as error:
        why = str(error.strerror)
        raise NotWritten(say("文件加密时写不进去"), str(path), why, say("清出磁盘空间再试")) from error
    return True


def _how(path: Path) -> Callable[[Path], None]:
    ways = {rosters.folder(): _roster, cases.folder(): cases.bring_over}
    return next((way for folder, way in ways.items() if path.is_relative_to(folder)), _in_place)


def _roster(path: Path) -> None:
    """The rows first, then the plain file: whoever is killed between finds both, and the sealed one counts."""
    digest = rosters.bring_over(path)
    BatchFile.objects.system("files under their keyed digest").filter(digest=path.name).update(digest=digest)
    path.unlink()


def _in_place(path: Path) -> None:
    keep_file(path, path)


def _remove_left(home: Path) -> None:
    for path in _left(home):
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _left(home: Path) -> Iterator[Path]:
    for pattern in LEFT:
        yield from home.glob(pattern)
    yesterday = time.time() - DAY
    for pattern in BEGUN:
        yield from (path for path in home.glob(pattern) if path.stat().st_mtime < yesterday)
