"""The workbook that goes back to a supplier, made by the engine's process: large files stay out of the site."""

import shutil
from typing import BinaryIO

from doudi.web.intake.engine.asking import ask_at_once
from doudi.web.intake.models import BatchFile
from doudi.web.intake.problems import problems_path
from doudi.web.intake.vault import laid_out, room
from doudi.web.privacy.chunks import CHUNK
from doudi.web.privacy.files import lay_open
from doudi.web.privacy.passing import Passing
from doudi.web.privacy.scratch import scratch


def marked(file: BatchFile) -> BinaryIO:
    """The file with its faults marked. On its way out it is sealed again: a slow download leaves nothing open."""
    with scratch(f"marked-{file.pk}", room([file.size])) as work, laid_out([(file.name, file.digest)], work) as at:
        problems, out = work / "problems.parquet", work / "marked.xlsx"
        lay_open(problems_path(file.batch), problems)
        order = {
            "work": "mark",
            "file": str(at / file.name),
            "name": file.name,
            "problems": str(problems),
            "sheets": file.sheets,
            "out": str(out),
        }
        ask_at_once(order, work / "order.json")
        passing = Passing()
        with out.open("rb") as plain:
            shutil.copyfileobj(plain, passing, CHUNK)
        return passing.read_back()
