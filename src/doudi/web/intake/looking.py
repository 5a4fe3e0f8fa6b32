"""A batch looked at: the engine reads it in its own process, what it made out goes to the batch and its files."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from doudi.web.intake.engine.asking import ask
from doudi.web.intake.engine.look import REFERENCE
from doudi.web.intake.engine.mapping import write_mapping
from doudi.web.intake.models import Batch, BatchFile
from doudi.web.intake.placing import Places
from doudi.web.intake.problems import problems_path
from doudi.web.intake.queries import mapping_of, reference_files
from doudi.web.intake.rosters_of_places import write_places
from doudi.web.intake.vault import laid_out, room
from doudi.web.jobs.running import Running
from doudi.web.privacy.files import keep_file
from doudi.web.privacy.scratch import scratch


class Looking:
    """One look at one batch, its files open in a work folder that is gone at the end."""

    def __init__(self, batch: Batch, running: Running) -> None:
        self.batch, self.running = batch, running
        self.files = {file.name: file for file in batch.files.all()}

    def do(self) -> dict[str, Any]:
        """Ask the engine, and keep what it made out."""
        reference = {f"{REFERENCE}/{name}": digest for name, digest in reference_files(self.batch).items()}
        own = {name: file.digest for name, file in self.files.items()}
        with scratch(f"look-{self.batch.pk}", room(file.size for file in self.files.values())) as work:
            with laid_out({**own, **reference}.items(), work) as folder:
                if not reference:
                    write_places(folder / REFERENCE)
                write_mapping(self._mapping(), folder)
                ask(self._order(folder, work), work / "order.json", self.running)
            return self._keep(json.loads((work / "look.json").read_text(encoding="utf-8")), work)

    def _order(self, folder: Path, work: Path) -> dict[str, Any]:
        return {
            "work": "look",
            "folder": str(folder),
            "scratch": str(work),
            "as_of": self.batch.as_of.isoformat(),
            "out": str(work / "look.json"),
        }

    def _mapping(self) -> dict[str, dict[str, str]]:
        remembered = mapping_of(self.batch.unit)
        return {name: {**remembered, **file.mapping} for name, file in self.files.items()}

    def _keep(self, seen: dict[str, Any], work: Path) -> dict[str, Any]:
        with self.running.atomic():
            held = (
                Batch.objects.system("a worker looks at a batch").select_for_update(of=("self",)).get(pk=self.batch.pk)
            )
            if held.state != "uploaded" or held.mapped != self.batch.mapped:
                return {}  # undone, or matched anew meanwhile
            places = Places()
            for name, found in seen["files"].items():
                _fill(self.files[name], found, places)
            held.rows, held.problems, held.state = seen["rows"], seen["problems"], "previewed"
            held.save(update_fields=["rows", "problems", "state"])
            keep_problems(held, work)
        return {"files": len(seen["files"]), "rows": held.n_rows, "problems": held.n_problems}


def _fill(file: BatchFile, found: dict[str, Any], places: Places) -> None:
    sheets = found["sheets"]
    made_out = {
        "sample": [{"name": sheet["name"], "rows": sheet.pop("sample")} for sheet in sheets],
        "sheets": sheets,
        "rosters": sorted({roster for sheet in sheets for roster in sheet["rosters"]}),
        "refused": found["refused"],
        "reach": {roster: _reached(lines, places) for roster, lines in found.get("reach", {}).items()},
        "n_rows": found.get("rows", 0),
        "n_rejected": found.get("rejected", 0),
        "n_problems": found.get("problems", 0),
    }
    for name, value in made_out.items():
        setattr(file, name, value)
    file.save()


def _reached(lines: list[list[Any]], places: Places) -> dict[str, dict[str, Any]]:
    """The lines of engine.reach by our own places."""
    reached: dict[str, dict[str, Any]] = {}
    for code, county, town, n, months in lines:
        place = str(places.of(code, county, town).pk) if code or county else ""
        known = reached.get(place, {"n": 0, "months": []})
        reached[place] = {"n": known["n"] + n, "months": sorted({*known["months"], *months})}
    return reached


def keep_problems(batch: Batch, work: Path) -> None:
    """Keep the report's lines beside the files they speak of, for the workbook that goes back to the supplier."""
    joined = work / "problems.parquet"
    pq.write_table(pq.read_table(work / "store" / "problems.parquet"), joined)
    keep_file(problems_path(batch), joined)
