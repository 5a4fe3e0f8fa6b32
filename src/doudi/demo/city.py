"""The demo city: lawful by itself, with wrongs planted whose truth is known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from doudi.demo import aid, dibao, funds, groups, health, holdings, payments, procedure, tekun
from doudi.demo.arrays import clean_schema
from doudi.demo.calendar import Clock
from doudi.demo.families import GROUPS, HEAD, Households, invent_households
from doudi.demo.places import CITY, COUNTIES, Places, Village, invent_places
from doudi.demo.plants import PLANTS
from doudi.demo.plants.draft import Draft, Row
from doudi.demo.truth import Truth
from doudi.rosters.catalogue import ALL, ROSTERS

MOST_VILLAGES = 150
HOUSEHOLDS = {"dibao": 4, "tekun": 1, "poor": 1, "ordinary": 2}
EARLIEST, LATEST = date(2020, 6, 15), date(2021, 12, 31)
"""The as-of days the city is lawful on: all checks in force, all amounts known, before the rules of 2022."""


@dataclass(frozen=True)
class City:
    """The 32 rosters, cleaned, and what a run over them must find."""

    rosters: Mapping[str, pa.Table]
    truth: Truth
    places: Places
    clock: Clock
    seed: int
    harmless: Mapping[str, Sequence[int]]  # rows of a roster on which no finding rests

    @property
    def n_people(self) -> int:
        """Everybody in the hukou register."""
        return int(self.rosters["households"].num_rows)


def invent(scale: int, seed: int, as_of: date) -> City:
    """A city as of a day. Scale 1 has some five thousand people on and off the rolls, scale K about K times as many.

    Raises ValueError for a day or scale it cannot be lawful at.
    """
    if scale < 1:
        raise ValueError("the scale is at least 1")
    if not EARLIEST <= as_of <= LATEST:
        raise ValueError(f"the demo city has data from {EARLIEST} to {LATEST} only")
    clock = Clock(as_of)
    villages = min(1 + scale, MOST_VILLAGES)
    places = invent_places(villages)
    homes = invent_households(places, _per_village(scale, villages), seed, clock)
    draft = Draft(places, clock)
    for plant in PLANTS:
        plant(draft)
    draft.truth.by_subject()
    tables = _base(homes, places, seed, clock)
    tables["reserve_funds"] = _without(tables["reserve_funds"], draft.own_reserve)
    rosters = {roster.name: _together(roster.name, tables, draft.rows) for roster in ALL}
    rosters["areas"] = _areas(places, draft, rosters)
    return City(rosters, draft.truth, places, clock, seed, _harmless(homes, tables))


def _per_village(scale: int, villages: int) -> dict[str, int]:
    """Households of each group in a village: at scale 1 four on dibao, one on tekun, one poor, two ordinary."""
    return {group: max(1, round(2 * n * scale / villages)) for group, n in HOUSEHOLDS.items()}


def _base(homes: Households, places: Places, seed: int, clock: Clock) -> dict[str, pa.Table]:
    sick = health.invent_health(homes, seed)
    roll = dibao.invent_dibao(homes, sick, places, seed, clock)
    wards = tekun.invent_tekun(homes, places, seed, clock)
    grants = aid.invent_grants(homes, seed, clock)
    world = groups.World(homes, sick, roll, places, seed, clock)
    return {
        **_rolls(homes, sick, places, roll, wards=wards, seed=seed, clock=clock),
        "dibao_applications": procedure.dibao_applications(
            procedure.invent_applicants(homes, roll, seed, clock), homes, places
        ),
        "temporary_aid_grants": aid.temporary_aid_grants(grants, homes, places, seed),
        "reserve_funds": aid.reserve_funds(places, clock),
        "payments": _payments(payments.Cashier(homes, places, clock, seed), roll, wards, grants),
        "fund_transfers": funds.fund_transfers(places, clock),
        "disabled_people": health.disabled_people(homes, sick),
        **_facts(world),
    }


def _rolls(
    homes: Households,
    sick: health.Health,
    places: Places,
    roll: dibao.Dibao,
    *,
    wards: tekun.Tekun,
    seed: int,
    clock: Clock,
) -> dict[str, pa.Table]:
    return {
        "dibao_families": dibao.dibao_families(roll, homes, places, clock),
        "dibao_members": dibao.dibao_members(roll, homes, sick, clock),
        "dibao_exits": dibao.dibao_exits(roll, homes, places, seed, clock),
        "tekun_people": tekun.tekun_people(wards, homes, places, clock),
        "care_agreements": tekun.care_agreements(wards, homes, clock),
        "care_visits": tekun.care_visits(wards, homes, seed, clock),
    }


def _payments(cashier: payments.Cashier, roll: dibao.Dibao, wards: tekun.Tekun, grants: aid.Grants) -> pa.Table:
    parts = payments.dibao_payments(cashier, roll) + payments.tekun_payments(cashier, wards)
    parts += payments.price_subsidies(cashier, roll, wards)
    return pa.concat_tables([*parts, aid.grant_payments(grants, cashier.homes, cashier.places)])


def _facts(world: groups.World) -> dict[str, pa.Table]:
    reached = groups.invent_reached(world)
    related, filed = holdings.relatives(world)
    told: dict[str, Callable[[groups.World], pa.Table]] = {
        "cadres": holdings.cadres, "registered_poor": groups.registered_poor, "deaths": holdings.deaths,
        "serious_illness": groups.serious_illness, "households": holdings.households, "vehicles": holdings.vehicles,
        "properties": holdings.properties, "businesses": holdings.businesses, "incomes": holdings.incomes,
        "fiscal_payroll": holdings.fiscal_payroll, "deposits": holdings.deposits, "prisoners": holdings.prisoners,
    }  # fmt: skip
    return {name: tell(world) for name, tell in told.items()} | {
        "epidemic_cases": groups.epidemic_cases(world, reached),
        "vulnerable_people": groups.vulnerable_people(world, reached),
        "home_visits": groups.home_visits(world, reached),
        "cadre_relatives": related,
        "relative_filings": filed,
    }


def _together(name: str, tables: Mapping[str, pa.Table], rows: Mapping[str, list[Row]]) -> pa.Table:
    schema = clean_schema(ROSTERS[name])
    planted = pa.Table.from_pylist(rows.get(name, []), schema=schema)
    return pa.concat_tables([tables[name], planted]) if name in tables else planted


_IDLE = ("vehicles", "properties", "businesses", "fiscal_payroll", "prisoners", "deposits")


def _harmless(homes: Households, tables: Mapping[str, pa.Table]) -> dict[str, Sequence[int]]:
    """Rows of the lawful city that only ever clear nobody: without them nothing is found and nothing is lost."""
    people = homes.people
    ordinary = (homes.group == GROUPS.index("ordinary"))[people.household]
    members, poor = tables["dibao_members"], tables["registered_poor"]
    return {
        **{name: range(tables[name].num_rows) for name in _IDLE},
        "households": np.flatnonzero(ordinary & (people.relation != HEAD)).tolist(),
        "dibao_members": pc.indices_nonzero(pc.invert(pc.fill_null(members["insured"], True))).to_pylist(),
        "registered_poor": pc.indices_nonzero(
            pc.and_(pc.equal(poor["status"], "已脱贫"), pc.not_equal(poor["relation"], "户主"))
        ).to_pylist(),
        "dibao_families": range(tables["dibao_families"].num_rows),
        "tekun_people": range(tables["tekun_people"].num_rows),
        "vulnerable_people": range(tables["vulnerable_people"].num_rows),
        "home_visits": range(tables["home_visits"].num_rows),
    }


def _without(reserves: pa.Table, towns: set[int]) -> pa.Table:
    own = pa.array([f"{code:012d}" for code in towns], pa.string())
    return reserves.filter(pc.invert(pc.is_in(reserves["area_code"], own)))


def _areas(places: Places, draft: Draft, rosters: Mapping[str, pa.Table]) -> pa.Table:
    villages = sorted([*places.villages, *draft.used], key=lambda village: village.code)
    people = _populations(villages, draft, rosters)
    rows = [_area(CITY, "宝鸡市", None, "市")]
    rows += [_area(code * 10**6, name, CITY, "县区") for code, name, _, _ in COUNTIES]
    for town in places.towns:
        rows.append({**_area(town.code, town.name, town.county * 10**6, "镇街"), "managed_by": town.managed_by})
    rows += [
        {**_area(one.code, one.name, one.town.code, "村社区"), "population": count}
        for one, count in zip(villages, people, strict=True)
    ]
    return pa.Table.from_pylist(rows, schema=clean_schema(ROSTERS["areas"]))


def _area(code: int, name: str, parent: int | None, level: str) -> Row:
    return {"area_code": str(code), "name": name, "parent_code": parent and str(parent), "level": level}


def _populations(villages: list[Village], draft: Draft, rosters: Mapping[str, pa.Table]) -> list[int | None]:
    """So many people that the rates of a unit's villages lie evenly between 3.2 and 3.8 % (GL-01)."""
    insured = insured_now(rosters, draft.clock.month)
    of_unit: dict[str, int] = {}
    for village in villages:
        of_unit[village.town.unit] = of_unit.get(village.town.unit, 0) + 1
    seen = dict.fromkeys(of_unit, 0)
    counts: list[int | None] = []
    for village in villages:
        unit = village.town.unit
        rate = 0.032 + 0.006 * (seen[unit] * 7 % of_unit[unit] + 0.5) / of_unit[unit]
        seen[unit] += 1
        given = round(insured.get(village.area_code, 0) / rate)
        counts.append(draft.population.get(village.code, given))
    return counts


def insured_now(rosters: Mapping[str, pa.Table], month: date) -> dict[str, int]:
    """Distinct people insured in M by the place of their family."""
    families, members = rosters["dibao_families"], rosters["dibao_members"]
    now = families.filter(pc.equal(families["month"], month)).select(["family_no", "area_code"])
    here = members.filter(pc.and_(pc.equal(members["month"], month), pc.fill_null(members["insured"], True)))
    placed = here.select(["family_no", "id_no"]).join(now, "family_no", join_type="inner")
    counted = placed.group_by("area_code").aggregate([("id_no", "count_distinct")])
    return dict(zip(counted["area_code"].to_pylist(), counted["id_no_count_distinct"].to_pylist(), strict=True))
