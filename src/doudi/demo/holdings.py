"""What other departments know of the base city: hukou, deaths, cars, homes, firms, posts, incomes, deposits, prison."""

import numpy as np
import pyarrow as pa

from doudi.demo.arrays import Bools, Frame, Ints, dice, money, numbered, table, text, where, word
from doudi.demo.arrays import day as as_day
from doudi.demo.calendar import shift
from doudi.demo.families import HEAD, RELATIONS, SPOUSE
from doudi.demo.firms import STEMS, TRADES
from doudi.demo.groups import World
from doudi.demo.people import CADRE_NAMES, CADRES, id_numbers

INCOME_MONTHS = 12


def households(world: World) -> pa.Table:
    """23. 户籍人口: every household is a hukou; the dead are struck off."""
    people = world.homes.people
    who = np.arange(len(people))
    gone = np.zeros(len(people), dtype=bool)
    gone[dead(world)] = True
    frame: Frame = {
        **world.person(who),
        "hukou_no": text(numbered("HK", people.household + 1, 10)),
        "relation": word(RELATIONS, people.relation),
        "area_code": world.area(who),
        "status": word(("正常", "注销"), gone.astype(np.int64)),
    }
    return table("households", frame, len(who))


def dead(world: World) -> Ints:
    """Old people of ordinary households who have died."""
    old = world.homes.draw("ordinary", 0.06, world.seed, "dead")
    people = world.homes.people
    return old[(people.age[old] > 66) & (people.relation[old] > SPOUSE)]


def deaths(world: World) -> pa.Table:
    """22. 死亡人员."""
    who = dead(world)
    days = world.before(dice(world.seed, "deaths").integers(20, 400, len(who)))
    frame = {**world.person(who), "died_on": as_day(days), "source": pa.scalar("殡仪馆")}
    return table("deaths", frame, len(who))


def vehicles(world: World) -> pa.Table:
    """24. 机动车: cars of ordinary people; families on the roll only have what the rules let them have."""
    rng = dice(world.seed, "vehicles")
    rich = world.homes.draw("ordinary", 0.2, world.seed, "cars")
    poor = world.homes.draw("dibao", 0.04, world.seed, "tractors")
    who, n_rich = np.concatenate([rich, poor]), len(rich)
    owner_rich = np.arange(len(who)) < n_rich
    kinds = np.where(owner_rich, rng.integers(0, 3, len(who)), 3 + rng.integers(0, 3, len(who)))
    frame: Frame = {
        **world.person(who),
        "plate": text(numbered("SC", np.arange(len(who)), 6)),
        "kind": word(("小型轿车", "载货汽车", "客车", "摩托车", "残疾人专用车", "农用车"), kinds),
        "use": word(("非营运", "营运"), (kinds == 1).astype(np.int64)),
        "status": pa.scalar("正常"),
        "registered_on": as_day(world.before(rng.integers(100, 3000, len(who)))),
    }
    return table("vehicles", frame, len(who))


def properties(world: World) -> pa.Table:
    """25. 不动产: couples own their one home together."""
    people = world.homes.people
    grown = (people.relation == HEAD) | (people.relation == SPOUSE)
    who = np.flatnonzero(grown & (people.household % 3 == 0))
    at = people.household[who]
    location = pa.compute.binary_join_element_wise(
        pa.array(["幸福路", "平安巷", "新村"]).take(pa.array(at % 3)), text(numbered("", at, 8)), "号", ""
    )
    frame: Frame = {
        **world.person(who),
        "location": location,
        "use": pa.scalar("住宅"),
        "area_m2": pa.array(60 + at % 80),
        "registered_on": as_day(world.before(at % 3000 + 50)),
    }
    return table("properties", frame, len(who))


def businesses(world: World) -> pa.Table:
    """26. 市场主体: of ordinary people, and small stalls of people on the roll."""
    rich = world.homes.draw("ordinary", 0.05, world.seed, "firms")
    poor = world.homes.draw("dibao", 0.01, world.seed, "stalls")
    who = np.concatenate([rich, poor])
    small = np.arange(len(who)) >= len(rich)
    company = pa.compute.binary_join_element_wise(
        "宝鸡", word(STEMS, who % len(STEMS)), word(TRADES, who % len(TRADES)), ""
    )
    frame: Frame = {
        **world.person(who),
        "company": company,
        "role": word(("法定代表人", "个体经营者"), small.astype(np.int64)),
        "capital": pa.array(np.where(small, 2, 50 + who % 100)),
        "status": pa.scalar("存续"),
        "founded_on": as_day(world.before(who % 2500 + 90)),
    }
    return table("businesses", frame, len(who))


def incomes(world: World) -> pa.Table:
    """28. 收入核对: pensions of the old people on the roll, far below the standard."""
    dibao, people = world.dibao, world.homes.people
    old = dibao.people[people.age[dibao.people] >= 60]
    who = np.repeat(old, INCOME_MONTHS)
    months = [shift(world.clock.month, -back) for back in range(1, INCOME_MONTHS + 1)]
    frame: Frame = {
        **world.person(who),
        "source": pa.scalar("养老金"),
        "month": as_day(np.tile(np.array(months, dtype="datetime64[D]"), len(old))),
        "amount": money(np.repeat(118 + old % 30, INCOME_MONTHS) * 100),
    }
    return table("incomes", frame, len(who))


def deposits(world: World) -> pa.Table:
    """29. 金融资产核对: the banks answer for the heads of the families on the roll."""
    who = world.dibao.head
    stated: Bools = who % 3 > 0
    frame: Frame = {
        **world.person(who),
        "over_limit": pa.scalar(False),
        "amount": where(stated, money((who % 4_000 + 100) * 100)),
    }
    return table("deposits", frame, len(who))


def prisoners(world: World) -> pa.Table:
    """30. 服刑和强制戒毒人员: none on a roll."""
    who = world.homes.draw("ordinary", 0.08, world.seed, "prison")
    people = world.homes.people
    # never husband or wife: they look after tekun people (TK-04)
    who = who[(people.age[who] > 18) & (people.relation[who] > SPOUSE)]
    inside: Bools = who % 2 == 0
    released = world.before(who % 50 + 10)
    frame = {
        **world.person(who),
        "from_on": as_day(world.before(who % 300 + 200)),
        "to_on": where(~inside, as_day(released)),
    }
    return table("prisoners", frame, len(who))


def cadre_ids(world: World, per_village: int) -> tuple[pa.Array, pa.Array, Ints]:
    """Ids and names of the cadres and their villages: people of their own, beyond the serials of the residents."""
    village = np.repeat(np.arange(len(world.places.villages)), per_village)
    serial = np.arange(len(village))
    years = dice(world.seed, "cadres").integers(30 * 365, 58 * 365, len(village))
    birth = world.before(years)
    male = np.arange(len(village)) % 3 > 0
    ids = text(id_numbers(serial, birth, male, CADRES))
    return ids, word(CADRE_NAMES, serial % len(CADRE_NAMES)), village


def cadres(world: World, per_village: int = 2) -> pa.Table:
    """2. 村（社区）干部和经办人员."""
    ids, names, village = cadre_ids(world, per_village)
    at = np.arange(len(village))
    frame: Frame = {
        "id_no": ids,
        "name": names,
        "unit": word([f"{entry.town.name}{entry.name}" for entry in world.places.villages], village),
        "post": word(("村主任", "低保经办员", "村会计"), at % per_village),
        "area_code": text(numbered("", world.places.codes[village], 12)),
        "account_no": text(numbered("6209", at + 1, 15)),
    }
    return table("cadres", frame, len(village))


def fiscal_payroll(world: World) -> pa.Table:
    """27. 财政供养人员: the cadres of streets and some ordinary people."""
    who = world.homes.draw("ordinary", 0.04, world.seed, "posts")
    who = who[world.homes.people.age[who] >= 24]
    left: Bools = who % 4 == 0
    frame: Frame = {
        **world.person(who),
        "unit": pa.scalar("某镇中心小学"),
        "post": word(("教师", "工勤人员"), who % 2),
        "from_on": as_day(world.before(who % 2000 + 500)),
        "to_on": where(left, as_day(world.before(who % 300 + 40))),
    }
    return table("fiscal_payroll", frame, len(who))


def relatives(world: World) -> tuple[pa.Table, pa.Table]:
    """3. and 4.: relatives of cadres; those on the roll are filed (备案)."""
    ids, _, _ = cadre_ids(world, 2)
    filed = world.dibao.head[world.dibao.head % 29 == 0]
    others = world.homes.draw("ordinary", 0.05, world.seed, "relatives")
    who = np.concatenate([filed, others])
    cadre = ids.take(pa.array(world.homes.people.village[who] * 2))
    relation = word(("兄弟姐妹", "父母", "子"), who % 3)
    relation_frame: Frame = {
        "cadre_id": cadre, "relative_id": text(world.homes.people.id_no[who]), "relation": relation
    }  # fmt: skip
    filing: Frame = {
        "beneficiary_id": text(world.homes.people.id_no[filed]),
        "cadre_id": cadre.slice(0, len(filed)),
        "relation": relation.slice(0, len(filed)),
        "filed_on": as_day(world.before(filed % 500 + 30)),
    }
    known = table("cadre_relatives", relation_frame, len(who))
    return known, table("relative_filings", filing, len(filed))
