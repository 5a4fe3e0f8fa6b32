"""The workbook that goes back to a supplier, made by the engine's process: large files stay out of the site."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from doudi.web.intake.engine.asking import ask_at_once
from doudi.web.intake.looking import problems_path
from doudi.web.intake.models import BatchFile
from doudi.web.intake.vault import folder, laid_out


def marked(file: BatchFile) -> io.BytesIO:
    """The file with its faults marked."""
    with (
        TemporaryDirectory(dir=folder(), prefix=".marked-") as made,
        laid_out([(file.name, file.sha256)], Path(made)) as at,
    ):
        out = Path(made) / "marked.xlsx"
        order = {
            "work": "mark",
            "file": str(at / file.name),
            "name": file.name,
            "problems": str(problems_path(file.batch)),
            "sheets": file.sheets,
            "out": str(out),
        }
        ask_at_once(order, Path(made) / "order.json")
        return io.BytesIO(out.read_bytes())
