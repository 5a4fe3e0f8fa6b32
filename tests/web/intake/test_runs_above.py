"""A run of the city on the pages of a county: there, with what it says of the county and no number of others."""

from dataclasses import replace

import pytest

from tests.web.intake.rosters import JUNE

WIDE = replace(JUNE, people={**JUNE.people, "城关镇": (21, 22)}, dead={**JUNE.dead, 21: JUNE.dead[1], 22: JUNE.dead[1]})


@pytest.fixture
def run(rolls):
    """Of the city: three dead on the roll in 陈仓区, two in 凤翔县."""
    officer = rolls.city.actor("city_officer", "宝鸡市")
    return rolls.checked(rolls.accepted(WIDE, by=officer), by=officer, place="宝鸡市")


@pytest.fixture
def county(rolls, client):
    client.force_login(rolls.officer.user)
    return client


def test_a_run_above_is_listed_with_the_countys_own_counts(run, county, as_):
    page = county.get("/intake/runs/")
    assert "还没有核查过" not in page.content.decode()
    assert list(page.context["page_obj"]) == [run]
    own = page.context["counts"][run.pk]["new"]
    other = as_("county_officer", "凤翔县").get("/intake/runs/").context["counts"][run.pk]["new"]
    assert own + other == run.counts["new"]
    assert 0 < other < own


def test_its_page_counts_what_its_lists_open_and_nothing_of_others(run, county):
    page = county.get(f"/intake/runs/{run.pk}/")
    [line] = [line for line in page.context["lines"] if line["check"] == "DB-01"]
    assert line["broken"] == 3
    rows = county.get(f"/intake/findings/?run={run.pk}&check=DB-01").context["page_obj"]
    assert {row.area.name for row in rows} == {"虢镇", "阳平镇"}
    assert len(rows) == 3
    n = page.context["counts"]["new"]
    assert county.get(f"/intake/findings/?run={run.pk}&presence=new").context["page_obj"].paginator.count == n
    text = page.content.decode()
    assert "这是宝鸡市的核查" in text
    assert not page.context["rows"] and not page.context["batches"] and not page.context["shrunk"]


def test_who_started_it_sees_it_whole(run, as_):
    page = as_("city_officer", "宝鸡市").get(f"/intake/runs/{run.pk}/")
    assert page.context["counts"] == run.counts
    assert page.context["rows"] and "只列您管辖" not in page.content.decode()


def test_a_run_above_that_has_not_finished_and_one_beside_stay_unseen(run, rolls, county):
    beside = rolls.city.actor("county_officer", "凤翔县")
    other = rolls.checked(rolls.accepted(replace(WIDE, people={"城关镇": (21,)}), by=beside), by=beside, place="凤翔县")
    run.state = "failed"
    run.save()
    assert list(county.get("/intake/runs/").context["page_obj"]) == []
    assert [county.get(f"/intake/runs/{one.pk}/").status_code for one in (run, other)] == [404, 404]
