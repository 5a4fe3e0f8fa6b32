"""The groups to reach in the base city (建档立卡, 重病, 重点人群, 患者), and the visits made to them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from doudi.demo.arrays import Frame, Ints, dice, money, numbered, table, text, word
from doudi.demo.arrays import day as as_day
from doudi.demo.calendar import Clock
from doudi.demo.dibao import Dibao
from doudi.demo.families import RELATIONS, Households
from doudi.demo.health import HEALTH, LABOUR, Health
from doudi.demo.people import NAMES
from doudi.demo.places import Places


@dataclass(frozen=True)
class World:
    """All that the rosters of facts are told from."""

    homes: Households
    health: Health
    dibao: Dibao
    places: Places
    seed: int
    clock: Clock

    def person(self, who: Ints) -> dict[str, pa.Array]:
        """The columns that say who somebody is."""
        return {"id_no": text(self.homes.people.id_no[who]), "name": word(NAMES, self.homes.people.name_at[who])}

    def area(self, who: Ints) -> pa.Array:
        """Where somebody lives."""
        return text(numbered("", self.places.codes[self.homes.people.village[who]], 12))

    def before(self, days: Ints) -> np.ndarray:
        """D less so many days each."""
        ago: np.ndarray = np.datetime64(self.clock.as_of) - days.astype("timedelta64[D]")
        return ago


def registered_poor(world: World) -> pa.Table:
    """16. 建档立卡人口: families on the roll that have not risen yet, and households that have and are not on it."""
    homes, dibao = world.homes, world.dibao
    stays = (dibao.start == 0) & (dibao.end == dibao.end.max()) & (dibao.household % 5 < 2)
    covered = np.zeros(len(homes.group), dtype=bool)
    covered[dibao.household[stays & (dibao.kind == 0)]] = True
    poor = covered.copy()
    poor[homes.of("poor")] = True
    who = homes.living_in(poor)
    household = homes.people.household[who]
    on_roll = covered[household]
    # above one and a half times the yearly standard: nobody here is missed (LB-03, LB-04)
    income = np.where(on_roll, 2_400 + household % 900, 7_600 + household % 4_000)
    status = np.where(on_roll, 0, np.array([1, 1, 1, 2])[household % 4])
    frame: Frame = {
        **world.person(who),
        "household_no": text(numbered("JD", household + 1, 10)),
        "relation": word(RELATIONS, homes.people.relation[who]),
        "area_code": world.area(who),
        "status": word(("未脱贫", "已脱贫", "边缘易致贫"), status),
        "health": word(HEALTH, world.health.health[who]),
        "labour": word(LABOUR, world.health.labour[who]),
        "income_per_head": money(income * 100),
    }
    return table("registered_poor", frame, len(who))


def serious_illness(world: World) -> pa.Table:
    """18. 重病和高额医疗: stays of ordinary people, and of those whose top-up says so."""
    rng = dice(world.seed, "illness")
    ill = world.dibao.people[world.health.ill[world.dibao.people]]
    others = world.homes.draw("ordinary", 0.05, world.seed, "stays")
    who = np.concatenate([ill, others])
    serious = np.arange(len(who)) < len(ill)
    admitted = world.before(rng.integers(60, 300, len(who)))
    frame: Frame = {
        **world.person(who),
        "disease": word(
            ("恶性肿瘤", "终末期肾病", "脑卒中", "肺炎", "骨折"), rng.integers(0, 3, len(who)) + 2 * ~serious
        ),
        "serious": pa.array(serious),
        "admitted_on": as_day(admitted),
        "discharged_on": as_day(admitted + rng.integers(5, 30, len(who)).astype("timedelta64[D]")),
        "self_paid": money(rng.integers(500, 20_000, len(who)) * 100),
    }
    return table("serious_illness", frame, len(who))


@dataclass(frozen=True)
class Reached:
    """People somebody must have looked in on, and since when."""

    patients: Ints
    vulnerable: Ints
    others: Ints


def invent_reached(world: World) -> Reached:
    """A few patients, the old people of ordinary households, and people visited for no special reason."""
    ordinary = world.homes.draw("ordinary", 0.4, world.seed, "reached")
    old = ordinary[world.homes.people.age[ordinary] >= 60]
    grown = ordinary[world.homes.people.age[ordinary] < 60]
    patient = np.zeros(len(grown), dtype=bool)
    patient[:: max(1, len(grown) // 12)] = True
    return Reached(grown[patient], old, grown[~patient])


def epidemic_cases(world: World, reached: Reached) -> pa.Table:
    """19. 新冠肺炎患者, all visited since."""
    who = reached.patients
    frame = {**world.person(who), "area_code": world.area(who), "confirmed_on": as_day(world.before(who % 40 + 100))}
    return table("epidemic_cases", frame, len(who))


def vulnerable_people(world: World, reached: Reached) -> pa.Table:
    """20. 重点人群, all visited since."""
    who = reached.vulnerable
    frame = {**world.person(who), "area_code": world.area(who), "kind": pa.scalar("留守老年人")}
    return table("vulnerable_people", frame, len(who))


def home_visits(world: World, reached: Reached) -> pa.Table:
    """21. 走访摸排记录: nobody visited was in need and left alone."""
    who = np.concatenate([reached.patients, reached.vulnerable, reached.others])
    rng = dice(world.seed, "visits")
    frame: Frame = {
        **world.person(who),
        "area_code": world.area(who),
        "visited_on": as_day(world.before(rng.integers(5, 90, len(who)))),
        "visitor": word(("村干部甲", "镇干部乙", "网格员丙"), rng.integers(0, 3, len(who))),
        "situation": word(("正常", "生活稳定", "子女赡养"), rng.integers(0, 3, len(who))),
        "need": pa.scalar(False),
    }
    return table("home_visits", frame, len(who))
