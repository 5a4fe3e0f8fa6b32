"""What tests of intake may ask for: rosters handed in, looked at, accepted and checked."""

from datetime import date

import pytest

from doudi.web.intake.actions.run import start_run
from doudi.web.intake.actions.take_in import accept, hand_in
from doudi.web.intake.engine import asking
from doudi.web.intake.models import Run
from doudi.web.jobs.worker import work_off
from tests.web.intake.kept_answers import KeptAnswers
from tests.web.intake.rosters import JUNE, Roll, give_codes


@pytest.fixture
def rolls(city, monkeypatch, tmp_path_factory):
    """The city with its codes, and the ways of a county officer with rosters; the engine works each order out once."""
    of_this_process = tmp_path_factory.getbasetemp()
    shared = of_this_process.parent if of_this_process.name.startswith("popen-") else of_this_process
    monkeypatch.setattr(asking, "child", KeptAnswers(shared / "kept-answers").child)
    give_codes(city)
    return Rolls(city)


class Rolls:
    """A county officer of 陈仓区 who hands in rosters and has them checked."""

    def __init__(self, city) -> None:
        self.city = city
        self.officer = city.actor("county_officer", "陈仓区")

    def hand_in(self, files, by=None, as_of=date(2020, 6, 30)):
        """Upload, and let the engine look."""
        made = hand_in(by=by or self.officer, uploads=files, as_of=as_of)
        work_off()
        if made.batch:
            made.batch.refresh_from_db()
        return made

    def accepted(self, roll: Roll = JUNE, by=None, replaces=(), only=""):
        """A batch in use."""
        batch = self.hand_in(roll.files(only), by).batch
        accept(by=by or self.officer, batch=batch, partly=True, replaces=[one.pk for one in replaces])
        batch.refresh_from_db()
        return batch

    def checked(self, *batches, by=None, place="陈仓区", as_of=date(2020, 6, 30)) -> Run:
        """A finished run over batches, whatever they have in common."""
        run = start_run(by=by or self.officer, area=self.city.areas[place], as_of=as_of, batches=batches, doubled=True)
        work_off()
        run.refresh_from_db()
        return run
