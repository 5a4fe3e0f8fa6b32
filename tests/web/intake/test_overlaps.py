"""The same roster, place and month in two batches in use: said, and used twice only when somebody wants it."""

from dataclasses import replace
from datetime import date

import pytest

from doudi.web.intake.actions.run import start_run
from doudi.web.intake.actions.take_in import NotNow, accept
from doudi.web.intake.models import Batch, BatchFile, Run
from doudi.web.intake.overlaps import Overlaps
from doudi.web.orgs.actor import Actor
from tests.web.browser import shut_out
from tests.web.intake.rosters import JUNE

PAGE = "/intake/runs/new/"
MENDED = replace(JUNE, people={"虢镇": (1, 2, 3, 4), "阳平镇": (11, 12)})
OF_FENGXIANG = replace(JUNE, people={"城关镇": (21, 22)})


@pytest.fixture
def of_city(rolls):
    """What the city handed in: 陈仓区 and 凤翔县."""
    both = replace(JUNE, people={**JUNE.people, "城关镇": (21, 22)})
    return rolls.accepted(both, by=rolls.city.actor("city_officer", "宝鸡市"))


def found(rolls, *batches, place="陈仓区"):
    return Overlaps(batches, rolls.city.areas[place]).found


def test_what_the_city_holds_and_a_county_hands_in_again_is_told(rolls, of_city):
    own = rolls.accepted(MENDED)
    [one] = found(rolls, of_city, own)
    assert (one.older, one.newer) == (of_city, own)
    assert one.doubled == ["低保家庭名册：陈仓区，2020-06", "低保家庭成员名册：陈仓区，2020-06"]


def test_only_the_place_of_the_run_is_looked_at(rolls, of_city):
    other = rolls.city.actor("county_officer", "凤翔县")
    own = rolls.accepted(replace(OF_FENGXIANG, people={"城关镇": (21, 23)}), by=other)
    assert found(rolls, of_city, own) == []
    assert len(found(rolls, of_city, own, place="凤翔县")) == 1


def test_other_months_and_other_towns_are_no_repetition(rolls):
    guo = rolls.accepted(JUNE, only="虢镇")
    yang = rolls.accepted(replace(JUNE, dead={}), only="阳平镇")
    july = rolls.accepted(replace(JUNE, months=("2020-07",)))
    assert found(rolls, guo, yang, july) == []


def test_the_same_bytes_are_no_repetition(rolls):
    """They are read once."""
    of_city = rolls.accepted(JUNE, by=rolls.city.actor("city_officer", "宝鸡市"))
    assert found(rolls, of_city, rolls.accepted(JUNE)) == []


def test_what_a_run_lacks_without_the_older_batch_is_told(rolls, of_city):
    own = rolls.accepted(MENDED)
    [one] = found(rolls, of_city, own, place="宝鸡市")
    assert any("低保家庭名册" in words and "城关镇" in words for words in one.alone)
    assert not any("虢镇" in words and "2020-06" in words for words in one.alone)


def test_a_file_looked_at_before_this_was_asked_stands_for_its_whole_place(rolls, of_city):
    own = rolls.accepted(MENDED)
    BatchFile.objects.system("as it was before").filter(batch=of_city).update(reach=None)
    [one] = found(rolls, of_city, own)
    assert one.doubled


def test_the_older_is_left_unticked_and_both_need_a_tick(rolls, of_city, client):
    own = rolls.accepted(MENDED)
    client.force_login(rolls.officer.user)
    page = client.get(PAGE)
    assert page.context["form"]["batches"].initial == [own]
    text = page.content.decode()
    assert "有的名册交了两次" in text and "先不勾选" in text and "2020-06" in text
    both = {"as_of": "2020-06-30", "batches": [of_city.pk, own.pk]}
    assert "有重复" in client.post(PAGE, both).content.decode()
    assert not Run.objects.system("test").exists()
    assert client.post(PAGE, {**both, "doubled": "on"}).status_code == 302
    assert Run.objects.system("test").get().batches.system("test").count() == 2


def test_nobody_goes_around_the_tick(rolls, of_city):
    batches, area = [of_city, rolls.accepted(MENDED)], rolls.city.areas["陈仓区"]
    with pytest.raises(NotNow, match="有重复"):
        start_run(by=rolls.officer, area=area, as_of=date(2020, 6, 30), batches=batches)


def test_batches_that_have_nothing_in_common_are_all_ticked(rolls, client):
    batches = {rolls.accepted(JUNE), rolls.accepted(replace(JUNE, months=("2020-07",)))}
    client.force_login(rolls.officer.user)
    page = client.get(PAGE)
    assert set(page.context["form"]["batches"].initial) == batches
    assert "有的名册交了两次" not in page.content.decode()


def registers(rolls, *batches, place="陈仓区"):
    return Overlaps(batches, rolls.city.areas[place]).registers


@pytest.fixture
def deaths_of_city(rolls):
    """The city's register of the dead, and nothing else."""
    dead = replace(JUNE, dead={**JUNE.dead, 21: date(2020, 4, 1)}).deaths()
    batch = rolls.hand_in([dead], by=rolls.city.actor("city_officer", "宝鸡市")).batch
    accept(by=batch_officer(batch), batch=batch, partly=True)
    return batch


def batch_officer(batch):
    return Actor(batch.by, batch.by.posts.get())


def test_a_register_of_the_same_month_in_two_batches_is_told_and_both_stay_ticked(rolls, deaths_of_city, client):
    own = rolls.accepted(JUNE)
    assert found(rolls, deaths_of_city, own) == []
    [one] = registers(rolls, deaths_of_city, own)
    assert one.doubled == ["死亡人员：陈仓区"]
    client.force_login(rolls.officer.user)
    page = client.get(PAGE)
    assert "有的登记类名册两批都有" in page.content.decode() and "有的名册交了两次" not in page.content.decode()
    assert set(page.context["form"]["batches"].initial) == {deaths_of_city, own}
    given = {"as_of": "2020-06-30", "batches": [deaths_of_city.pk, own.pk]}
    assert client.post(PAGE, given).status_code == 302


def test_registers_of_other_months_of_other_places_and_of_the_same_bytes_are_no_repetition(rolls, deaths_of_city):
    own, again = rolls.accepted(JUNE), rolls.accepted(replace(JUNE, months=("2020-07",)))
    assert registers(rolls, own, again) == []
    Batch.objects.system("as of May").filter(pk=own.pk).update(as_of=date(2020, 5, 31))
    own.refresh_from_db()
    assert registers(rolls, deaths_of_city, own) == []
    other = rolls.accepted(OF_FENGXIANG, by=rolls.city.actor("county_officer", "凤翔县"))
    assert registers(rolls, other, again, place="宝鸡市") == []


@pytest.mark.slow
def test_the_page_that_tells_is_for_everybody(transactional_db, rolls, of_city, browse):
    rolls.accepted(MENDED)
    page = browse(rolls.officer)
    page.goto(PAGE)
    assert shut_out(page) == []
