"""Blank rosters to fill in, as `doudi template` writes them: notes and drop-downs in the reader's language.

The sheet to fill in is Chinese whatever the reader speaks: it travels between offices.
"""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from doudi.language import Language, spoken
from doudi.rosters.catalogue import ALL, ROSTERS
from doudi.rosters.template import write_template


def file_name(name: str) -> str:
    """What the blank roster is called."""
    return f"{ROSTERS[name].title}.xlsx"


def blank(name: str) -> bytes:
    """One blank roster."""
    return _written(name, spoken())


@cache
def _written(name: str, _language: Language) -> bytes:
    """It is the same for everybody who reads this language: written once, a few kB each."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / file_name(name)
        write_template(ROSTERS[name], path)
        return path.read_bytes()


def every_blank() -> bytes:
    """All of them in one archive."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:  # workbooks are packed already
        for roster in ALL:
            archive.writestr(file_name(roster.name), blank(roster.name))
    return file.getvalue()
