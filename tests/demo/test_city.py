"""The demo city is shaped like the real one, the same for the same seed, and full of plants."""

from collections import Counter

import pyarrow.compute as pc
import pytest

from doudi.demo.arrays import clean_schema
from doudi.demo.city import invent
from doudi.engine.catalogue import catalogue
from doudi.rosters.catalogue import ALL
from doudi.rosters.cleaning.check_digits import check_digits_ok
from doudi.rosters.columns import Kind
from tests.demo.cities import JULY_2021, JUNE_2020, city

NEVER_OPEN = {
    "LB-05", "DB-01", "DB-02", "DB-03", "DB-05", "DB-12", "DB-16", "TK-08", "TK-11", "YQ-02", "CX-03", "CX-04", "GL-02",
}  # fmt: skip
"""Checks no empty cell leaves undecided: their columns are bold, or blank says that there is none."""

NOT_TO_BE_EXCUSED = {"LB-03", "LS-01", "ZJ-06", "ZJ-08", "ZJ-09", "ZJ-10", "ZJ-12", "ZJ-13", "CX-06", "GL-01", "GL-02"}
"""Their subjects are no person and no family."""


@pytest.mark.parametrize("roster", ALL, ids=lambda roster: roster.name)
def test_every_roster_is_there_in_its_own_columns(roster):
    assert city().rosters[roster.name].schema == clean_schema(roster)


def test_the_same_seed_gives_the_same_city():
    again = invent(1, 1, JUNE_2020)
    assert again.rosters == city().rosters
    assert again.truth.findings == city().truth.findings


def test_another_seed_gives_another_city():
    assert city(seed=2).rosters["households"] != city().rosters["households"]


def test_scale_multiplies_the_people():
    small, large = city().n_people, invent(4, 1, JUNE_2020).n_people
    planted = 1_300
    assert 3.5 < (large - planted) / (small - planted) < 4.5


def test_a_day_the_rules_do_not_reach_is_refused():
    with pytest.raises(ValueError, match="2020-06-15"):
        invent(1, 1, JUNE_2020.replace(year=2019))


def test_thirteen_units_answer_for_116_towns():
    places = city().places
    assert len(places.units) == 13
    assert Counter(town.street for town in places.towns) == {True: 17, False: 99}
    run_by_high_tech = {town.name for town in places.towns if town.unit == "高新区"}
    assert run_by_high_tech == {"千河镇", "磻溪镇", "天王镇", "钓渭镇"}


@pytest.mark.parametrize("roster", ALL, ids=lambda roster: roster.name)
def test_nobody_could_exist(roster):
    for column in roster.columns:
        if column.kind is Kind.ID_NUMBER:
            ids = city().rosters[roster.name][column.name].drop_null()
            assert pc.all(pc.starts_with(ids, "99"), min_count=0).as_py()


def test_only_the_plants_of_db18_have_wrong_check_digits():
    members = city().rosters["dibao_members"]
    wrong = members.filter(pc.invert(check_digits_ok(members["id_no"])))["id_no"].unique().to_pylist()
    of_plant = {one.subject for one in city().truth.findings if one.plant == "db18"}
    assert len(wrong) == 2
    assert set(wrong) <= of_plant


def test_everybody_has_an_id_of_his_own():
    hukou = city(scale=5).rosters["households"]
    per_id = hukou.group_by("id_no").aggregate([("name", "count_distinct")])
    assert pc.max(per_id["name_count_distinct"]).as_py() == 1


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_check_has_wrongs_planted(code):
    verdicts = Counter(one.verdict for one in city(as_of=JULY_2021).truth.findings if one.check == code)
    if code == "YQ-03":  # the months of the price subsidy were those of 2020
        verdicts = Counter(one.verdict for one in city().truth.findings if one.check == code)
    assert verdicts["broken"] >= 2
    assert verdicts["undecided"] >= (0 if code in NEVER_OPEN else 1)
    assert verdicts["excused"] >= (0 if code in NOT_TO_BE_EXCUSED else 1)


def test_no_name_of_a_firm_and_no_address_shows_a_code_of_ours():
    firms = city().rosters["businesses"]["company"].to_pylist()
    doors = city().rosters["properties"]["location"].to_pylist()
    assert not [name for name in firms if any(character.isascii() for character in name)]
    assert not [place for place in doors if "DB" in place]
