"""Old rosters and results go; never those on which an open case, or the newest run of a place, rests."""

import os
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from doudi.trouble import Trouble
from doudi.web.audit.models import Entry
from doudi.web.cases.models import Case
from doudi.web.intake import vault
from doudi.web.intake.actions.open_cases import open_cases
from doudi.web.intake.actions.take_in import NotNow, accept
from doudi.web.intake.models import Batch, BatchFile, Finding, Run
from doudi.web.intake.problems import problems_path
from doudi.web.intake.queries import batches_for
from doudi.web.intake.retention import forget
from doudi.web.jobs.actions import enqueue
from doudi.web.jobs.models import Job
from doudi.web.jobs.worker import work_off
from doudi.web.privacy.keeping import LEAST, days_to_keep
from tests.web.intake.findings import findings
from tests.web.intake.rosters import JUNE

LONG = timedelta(days=800)


def aged(batch: Batch, run: Run | None = None) -> None:
    """As if it had been handed in, and checked, long ago."""
    long_ago = timezone.now() - LONG
    Batch.objects.system("test").filter(pk=batch.pk).update(at=long_ago)
    for path in [*paths(batch), problems_path(batch)]:
        if path.exists():
            os.utime(path, (time.time() - 86_400 * 800,) * 2)
    if run:
        Run.objects.system("test").filter(pk=run.pk).update(ended_at=long_ago)


def paths(batch):
    return [vault.path_of(file.digest) for file in BatchFile.objects.system("test").filter(batch=batch)]


def gone(batch) -> bool:
    batch.refresh_from_db()
    there = [path.exists() for path in paths(batch)]
    assert len(set(there)) == 1
    assert (batch.cleared_at is not None) == (not there[0])
    return not there[0]


def long_since():
    return forget(timezone.now() - timedelta(days=700))


def checked(rolls, batch, place="陈仓区", day=None, supply=("deaths",)) -> Run:
    """A finished run over a batch, without the engine."""
    run = Run.objects.create(
        area=rolls.city.areas[place],
        as_of=day or batch.as_of,
        state="finished",
        folder=f"{batch.pk}-kept",
        supply={name: {} for name in supply},
        ended_at=timezone.now(),
    )
    run.batches.set([batch])
    (settings.HOME.folder / "runs" / run.folder).mkdir(parents=True, exist_ok=True)
    return run


@pytest.fixture
def batch(rolls):
    """One batch of long ago, that nothing rests on."""
    made = rolls.hand_in([JUNE.deaths()]).batch
    accept(by=rolls.officer, batch=made, partly=True)
    aged(made)
    return made


def test_what_is_old_goes_and_the_log_tells(batch):
    assert long_since() == {"batches": 1, "runs": 0, "files": 2}
    assert gone(batch)
    assert not problems_path(batch).exists()
    assert Entry.objects.filter(action="roster.clear", object_id=str(batch.pk), who="keep_days").count() == 1
    assert long_since() == {"batches": 0, "runs": 0, "files": 0}


def test_what_is_young_stays(batch):
    Batch.objects.system("test").update(at=timezone.now() - timedelta(days=699))
    assert long_since()["batches"] == 0
    assert not gone(batch)


def test_the_newest_run_of_a_place_keeps_its_rosters(rolls, batch):
    run = checked(rolls, batch)
    aged(batch, run)
    long_since()
    assert not gone(batch)
    assert (settings.HOME.folder / "runs" / run.folder).exists()


@pytest.mark.parametrize(
    ("place", "supply", "superseded"),
    [
        ("陈仓区", ("deaths",), True),
        ("宝鸡市", ("deaths", "areas"), True),
        ("凤翔县", ("deaths",), False),
        ("陈仓区", ("areas",), False),
    ],
)
def test_only_a_later_run_of_the_same_place_by_the_same_rosters_supersedes(rolls, batch, place, supply, superseded):
    run = checked(rolls, batch)
    later = rolls.hand_in([JUNE.families()]).batch
    checked(rolls, later, place, day=batch.as_of + timedelta(days=30), supply=supply)
    aged(batch, run)
    long_since()
    assert gone(batch) == superseded
    run.refresh_from_db()
    assert (run.folder == "") == superseded
    assert Entry.objects.filter(action="run.clear", object_id=str(run.pk)).count() == superseded


def test_an_open_case_keeps_the_rosters_of_its_run(rolls, batch):
    run = checked(rolls, batch)
    later = rolls.hand_in([JUNE.families()]).batch
    checked(rolls, later, day=batch.as_of + timedelta(days=30))
    findings(run, rolls.city.areas["虢镇"], [1])
    open_cases(by=rolls.officer, findings=Finding.objects.visible_to(rolls.officer))
    aged(batch, run)
    long_since()
    assert not gone(batch)
    Case.objects.system("test").update(state="closed", closed_how="refuted", closed_at=timezone.now())
    long_since()
    assert gone(batch)


def test_a_run_under_way_keeps_its_rosters(rolls, batch):
    run = checked(rolls, batch)
    Run.objects.system("test").filter(pk=run.pk).update(state="waiting", stale=True)
    long_since()
    assert not gone(batch)


def test_equal_bytes_of_a_younger_batch_stay(rolls, batch):
    other = rolls.city.actor("city_officer", "宝鸡市")
    again = rolls.hand_in([JUNE.deaths()], by=other).batch
    aged(batch)
    long_since()
    assert batch.files.get().digest == again.files.get().digest
    batch.refresh_from_db()
    assert batch.cleared_at
    assert not gone(again)


def test_a_file_of_today_waits_for_its_batch(rolls):
    [one] = vault.receive([JUNE.deaths()])
    long_since()
    assert vault.path_of(one.digest).exists()
    os.utime(vault.path_of(one.digest), (time.time() - 2 * 86_400,) * 2)
    long_since()
    assert not vault.path_of(one.digest).exists()


def test_what_was_deleted_serves_no_run_and_may_be_handed_in_again(rolls, batch, as_):
    long_since()
    batch.refresh_from_db()
    assert batch not in batches_for(rolls.officer, rolls.city.areas["陈仓区"])
    with pytest.raises(NotNow, match="重新上传"):
        accept(by=rolls.officer, batch=batch, partly=True)
    county = as_("county_officer", "陈仓区")
    assert "按保存期限删除" in county.get(reverse("batch_detail", args=[batch.pk])).content.decode()
    assert county.get(reverse("file_detail", args=[batch.files.get().pk])).status_code == 200
    again = rolls.hand_in([JUNE.deaths()])
    assert again.batch
    assert again.again == ()
    assert again.batch.files.get().n_rows == 3


def test_nothing_is_deleted_unless_days_are_set(batch, settings):
    assert settings.KEEP_DAYS == 0
    enqueue("intake.forget", by=None)
    work_off()
    assert Job.objects.system("test").filter(kind="intake.forget").get().result == {"days": 0}
    assert not gone(batch)
    settings.KEEP_DAYS = 700
    enqueue("intake.forget", by=None)
    work_off()
    assert gone(batch)


def test_the_system_administrator_sees_for_how_long(as_, settings):
    administrator = as_("system_admin", "宝鸡市")
    assert "一直保存" in administrator.get(reverse("job_list")).content.decode()
    settings.KEEP_DAYS = 1095
    assert "保存 1095 天后删除" in administrator.get(reverse("job_list")).content.decode()


def test_days_so_few_that_work_under_way_would_suffer_are_refused():
    assert [days_to_keep(days) for days in (0, LEAST)] == [0, LEAST]
    for wrong in (LEAST - 1, -1, "365", True, None):
        with pytest.raises(Trouble, match="保存期限"):
            days_to_keep(wrong)
