"""What runs say of findings: new, unchanged, gone, back; and where they may say it."""

from dataclasses import replace
from datetime import date

import pytest

from doudi.web.intake.actions.take_in import accept, undo
from doudi.web.intake.models import Finding, Run, Sighting
from tests.web.intake.rosters import JUNE, csv_file

JULY = replace(JUNE, people={"虢镇": (2, 3), "阳平镇": (12,)}, months=("2020-07",))
NEXT = date(2020, 7, 31)


def found(actor, code="DB-01"):
    rows = Finding.objects.visible_to(actor).filter(check_code=code).order_by("area__name", "id")
    return [(row.area.name, row.presence) for row in rows]


def test_a_run_finds_the_dead_on_the_roll(rolls):
    run = rolls.checked(rolls.accepted())
    assert run.state == "finished", run.trouble
    assert found(rolls.officer) == [("虢镇", "new"), ("虢镇", "new"), ("阳平镇", "new")]


def test_the_same_rosters_three_times_change_nothing(rolls):
    """Whatever the order in which they come."""
    batch = rolls.accepted()
    rolls.checked(batch)
    before = list(
        Finding.objects.system("test").order_by("pk").values("pk", "finding_id", "verdict", "amount", "months")
    )
    doubts = {row.pk: row.doubt for row in Finding.objects.system("test").all()}
    for files in (JUNE.files()[::-1], JUNE.files()):
        again = rolls.hand_in(files)
        assert again.batch is None
        rolls.checked(batch)
    after = Finding.objects.system("test").order_by("pk")
    assert list(after.values("pk", "finding_id", "verdict", "amount", "months")) == before
    assert {row.pk: row.doubt for row in after} == doubts
    assert set(after.values_list("presence", flat=True)) == {"unchanged"}


def test_next_month_tells_what_is_gone_and_what_is_back(rolls):
    june = rolls.accepted()
    rolls.checked(june)
    whole = replace(JULY, months=("2020-01", "2020-02", "2020-03", "2020-06", "2020-07"))
    july = rolls.accepted(whole, replaces=[june])
    run = rolls.checked(july, as_of=NEXT)
    assert run.state == "finished", (run.trouble, run.counts)
    assert found(rolls.officer) == [("虢镇", "gone"), ("虢镇", "unchanged"), ("阳平镇", "gone")]
    assert (run.counts["gone"], run.counts["unchanged"]) >= (2, 1)
    back = rolls.checked(rolls.accepted(replace(whole, people=JUNE.people), replaces=[july]), as_of=date(2020, 8, 1))
    assert back.state == "finished"


def test_a_partial_roster_closes_nothing_elsewhere(rolls):
    rolls.checked(rolls.accepted())
    clean = replace(JUNE, people={"虢镇": (3,)})
    rolls.checked(rolls.accepted(clean, only="虢镇"))
    assert found(rolls.officer) == [("虢镇", "gone"), ("虢镇", "gone"), ("阳平镇", "new")]


def test_a_shrunken_register_closes_nothing(rolls):
    rolls.checked(rolls.accepted())
    run = rolls.checked(rolls.accepted(replace(JUNE, dead={1: date(2020, 1, 5)})))
    assert found(rolls.officer).count(("虢镇", "gone")) == 0
    assert run.supply["deaths"]["was"] == 3


def test_a_missing_month_is_not_a_fix(rolls):
    """The wrong was in June; the roll of July alone says nothing of June."""
    rolls.checked(rolls.accepted())
    rolls.checked(rolls.accepted(JULY), as_of=NEXT)
    assert "gone" not in dict(found(rolls.officer)).values()


def test_an_older_day_says_nothing_of_today(rolls):
    june = rolls.accepted()
    rolls.checked(june)
    clean = rolls.accepted(replace(JUNE, people={"虢镇": (3,), "阳平镇": (12,)}))
    rolls.checked(clean, as_of=date(2020, 6, 1))
    assert "gone" not in dict(found(rolls.officer)).values()


def test_a_county_run_leaves_other_places_alone(rolls):
    """Rows of 虢镇 in a file of 凤翔县 neither make nor close findings of 陈仓区."""
    rolls.checked(rolls.accepted())
    stranger = rolls.city.actor("county_officer", "凤翔县")
    mixed = replace(JUNE, people={"虢镇": (3,), "城关镇": (21,)}, dead={21: date(2020, 1, 1)})
    run = rolls.checked(rolls.accepted(mixed, by=stranger), by=stranger, place="凤翔县")
    assert run.state == "finished"
    assert found(stranger) == [("城关镇", "new")]
    city = rolls.city.actor("city_officer", "宝鸡市")
    batches = [
        batch for one in Run.objects.system("test").filter(area=run.area) for batch in one.batches.system("t").all()
    ]
    rolls.checked(*batches, by=city, place="宝鸡市")
    assert ("虢镇", "gone") not in found(city)


def test_a_town_run_by_another_county_belongs_to_it(rolls):
    """千河镇 has the digits of 陈仓区 and is run by 高新区."""
    officer = rolls.city.actor("county_officer", "高新区")
    roll = replace(JUNE, people={"千河镇": (31,)}, dead={31: date(2020, 1, 1)})
    rolls.checked(rolls.accepted(roll, by=officer), by=officer, place="高新区")
    assert found(officer) == [("千河镇", "new")]
    assert found(rolls.officer) == []


def test_undoing_a_batch_marks_its_runs_and_deletes_nothing(rolls):
    first = rolls.accepted()
    run = rolls.checked(first)
    second = rolls.accepted(JULY, replaces=[first])
    undo(by=rolls.officer, batch=second)
    first.refresh_from_db()
    assert first.replaced_by is None
    n = Finding.objects.system("test").count()
    assert undo(by=rolls.officer, batch=first) == 1
    assert undo(by=rolls.officer, batch=first) == 0
    run.refresh_from_db()
    assert run.stale
    assert Finding.objects.system("test").count() == n
    assert Sighting.objects.system("test").filter(run=run).exists()


def test_a_sheet_that_is_no_roster_is_accepted_in_part_only(rolls):
    batch = rolls.hand_in([*JUNE.files(), csv_file("值班.csv", "科室,电话", ["低保科,000"])]).batch
    with pytest.raises(Exception, match="不能全部采用"):
        accept(by=rolls.officer, batch=batch, partly=False)
    accept(by=rolls.officer, batch=batch, partly=True)
    batch.refresh_from_db()
    assert (batch.state, batch.partial) == ("accepted", True)
