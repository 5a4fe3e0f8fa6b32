"""A run carried out: rosters laid out, checked in a process of their own, findings taken in, cases looked at again."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from doudi import __version__
from doudi.web.cases.queries import exemption_rows
from doudi.web.intake import sealed_results
from doudi.web.intake.actions.load_findings import PORTION, Loading
from doudi.web.intake.actions.load_proposals import load_proposals
from doudi.web.intake.actions.recheck_cases import recheck_cases
from doudi.web.intake.coverage import rows_before, supplied
from doudi.web.intake.engine import results
from doudi.web.intake.engine.asking import ask
from doudi.web.intake.engine.mapping import write_mapping
from doudi.web.intake.identities import identity_rows
from doudi.web.intake.models import Batch, BatchFile, Run
from doudi.web.intake.queries import mapping_of
from doudi.web.intake.rosters_of_places import write_exceptions, write_identities, write_places
from doudi.web.intake.vault import laid_out, room
from doudi.web.jobs.running import Running
from doudi.web.privacy.scratch import scratch

PROPOSALS = "proposals.json"
PERSONAL = ("findings.parquet", "details.parquet", results.SECRETS, "findings.xlsx", "matches.xlsx", "quality.xlsx",
            PROPOSALS)  # fmt: skip
"""What the engine wrote of persons: it goes once the findings are sealed in the database."""
LOADING = gettext_noop("登记疑点")
COMPARING = gettext_noop("与上次核查比较")
RECHECKING = gettext_noop("复查已整改的办件")


class Checking:
    """One attempt at one run. What it reads lies open in a folder that is gone at the end; what stays is sealed."""

    def __init__(self, run: Run, running: Running) -> None:
        self.run, self.running = run, running
        self.folder = Path(settings.HOME.folder) / "runs" / run.folder
        self.batches = list(run.batches.system("a worker checks").order_by("pk").select_related("area", "unit"))

    def do(self) -> dict[str, Any]:
        """All of it; what an earlier attempt has finished is not done again."""
        self._say(state="checking")
        files = self._files()
        with scratch(f"run-{self.run.pk}", room(same[0].size for same in files.values())) as work:
            out = work / "out"
            if sealed_results.is_whole(self.folder):
                sealed_results.lay_open(self.folder, out)
            else:
                self._check(files, work)
                sealed_results.keep(out, self.folder)
            self._load(files, out)
        for name in PERSONAL:
            (self.folder / name).unlink(missing_ok=True)
        return dict(self.run.counts)

    def _files(self) -> dict[str, list[BatchFile]]:
        """Name in the run to the files of that name and bytes; the same bytes are read once."""
        by_bytes: dict[str, list[BatchFile]] = defaultdict(list)
        for batch in self.batches:
            for file in batch.files.filter(left_out=False):
                file.batch = batch
                by_bytes[file.digest].append(file)
        named: dict[str, list[BatchFile]] = {}
        for same in by_bytes.values():
            first = same[0]
            named[first.name if first.name not in named else f"{first.batch_id}/{first.name}"] = same
        return named

    def _check(self, files: dict[str, list[BatchFile]], work: Path) -> None:
        with laid_out(((name, same[0].digest) for name, same in files.items()), work) as folder:
            rosters = {roster for same in files.values() for roster in same[0].rosters}
            if "areas" not in rosters:
                write_places(folder)
            exceptions = exemption_rows(self.run.as_of)
            write_exceptions(exceptions, folder, self.run.as_of)
            self._say(n_exemptions=len(exceptions))
            write_identities(identity_rows(self.run), folder, self.run.as_of)
            self._write_mapping(files, folder)
            ask(self._order(folder, work), work / "order.json", self.running)

    def _write_mapping(self, files: dict[str, list[BatchFile]], folder: Path) -> None:
        remembered = {batch.unit_id: mapping_of(batch.unit) for batch in self.batches}
        mapping = {name: {**remembered[same[0].batch.unit_id], **same[0].mapping} for name, same in files.items()}
        write_mapping(mapping, folder)

    def _order(self, folder: Path, work: Path) -> dict[str, Any]:
        store = work / "scratch"
        store.mkdir()
        return {
            "work": "check",
            "folder": str(folder),
            "scratch": str(store),
            "as_of": self.run.as_of.isoformat(),
            "out": str(work / "out"),
            "policy": settings.HOME.settings.get("policy"),
        }

    def _load(self, files: dict[str, list[BatchFile]], out: Path) -> None:
        told = results.told(out)
        loading = Loading(self.run, self.running, results.secrets(out))
        batches: dict[str, list[Batch]] = {name: [file.batch for file in same] for name, same in files.items()}
        supply = supplied(told, batches, loading.places, rows_before(self.run))
        loading.places.lost.clear()
        self._say(
            summary=results.summary(out),
            supply=supply,
            rows=told["rows"],
            engine=f"{__version__} {told['engine']}",
        )
        total = sum(line["broken"] + line["undecided"] + line["excused"] for line in self.run.summary)
        for number, portion in enumerate(results.findings(out, PORTION)):
            self.running.progress(LOADING, number * PORTION, total)
            loading.add(portion)
        self.running.progress(COMPARING)
        loading.miss()
        load_proposals(self.run, self.running, proposals(out), loading.places)
        self.running.progress(RECHECKING)
        cases = recheck_cases(self.run, self.running)
        self._say(
            state="finished",
            counts=loading.counts() | cases,
            unplaced=dict(loading.places.lost),
            ended_at=timezone.now(),
        )

    def _say(self, **fields: Any) -> None:
        for name, value in fields.items():
            setattr(self.run, name, value)
        with self.running.atomic():
            self.run.save(update_fields=list(fields))

    @staticmethod
    def ended(run: Run, state: str, trouble: str = "") -> None:
        """Say how a run ended that did not finish."""
        run.state, run.trouble, run.ended_at = state, trouble, timezone.now()
        run.save(update_fields=["state", "trouble", "ended_at"])


def proposals(folder: Path) -> list[dict[str, Any]]:
    """Whom matching proposes for rows without a readable id; none in the folder of an older run."""
    file = folder / PROPOSALS
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    return found
