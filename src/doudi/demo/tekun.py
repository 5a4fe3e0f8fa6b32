"""The lawful tekun roll of the base city (特困人员), their carers, agreements and visits."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from doudi.demo.arrays import Bools, Bytes, Days, Frame, Ints, dice, later, money, numbered, table, text, where, word
from doudi.demo.arrays import day as as_day
from doudi.demo.calendar import N_MONTHS, Clock
from doudi.demo.families import Households
from doudi.demo.people import NAMES
from doudi.demo.places import Places, unit_name
from doudi.demo.standards import KINDS, Standards

LEVELS = ("具备", "部分丧失", "完全丧失")


@dataclass(frozen=True)
class Tekun:
    """Each person: who, where, in an institution or at home with a carer, and his money in cents."""

    who: Ints  # into people
    village: Ints
    kind: Ints
    level: Ints  # into LEVELS
    in_home: Bools  # 集中: lives in an institution
    carer: Ints  # into people
    base: Ints
    care: Ints
    approved_on: Days
    assessed_on: Days
    institution: pa.Array
    account_no: Bytes
    account_name: pa.Array


def invent_tekun(homes: Households, places: Places, seed: int, clock: Clock) -> Tekun:
    """One roll for all months; each carer is a neighbour who looks after one or two."""
    rng = dice(seed, "tekun")
    household = homes.of("tekun")
    who, village, n = homes.head[household], homes.village[household], len(household)
    kind, level, in_home = places.urban[village], rng.integers(0, 3, n), rng.random(n) < 0.35
    law = Standards(clock.month)
    institution = word([f"{unit_name(unit)}中心敬老院" for unit in places.units], places.unit_at[village])
    own_name = word(NAMES, homes.people.name_at[who])
    account = np.where(in_home, numbered("6204", places.unit_at[village] + 1, 15), numbered("6202", who + 1, 15))
    return Tekun(
        who, village, kind, level, in_home, _carers(homes, household),
        np.array([law.tekun(name) for name in KINDS])[kind], np.array([law.care(name) for name in LEVELS])[level],
        np.datetime64(clock.months[0]) - rng.integers(30, 2000, n).astype("timedelta64[D]"),
        np.datetime64(clock.month) - rng.integers(5, 320, n).astype("timedelta64[D]"),
        where(in_home, institution), account, _choose(in_home, institution, own_name),
    )  # fmt: skip


def _choose(first: Bools, yes: pa.Array, no: pa.Array) -> pa.Array:
    return pa.compute.if_else(pa.array(first), yes, no)


def _carers(homes: Households, household: Ints) -> Ints:
    """The wife in the ordinary household of the same number in the village: healthy, never on a roll."""
    ordinary = homes.of("ordinary")
    width = int(homes.nth.max()) + 1
    neighbours = np.zeros((int(homes.village.max()) + 1) * width, dtype=np.int64)
    neighbours[homes.village[ordinary] * width + homes.nth[ordinary]] = homes.head[ordinary] + 1
    carers: Ints = neighbours[homes.village[household] * width + homes.nth[household]]
    return carers


def tekun_people(tekun: Tekun, homes: Households, places: Places, clock: Clock) -> pa.Table:
    """9. 特困人员名册, all months."""
    n = len(tekun.who)
    admitted = tekun.approved_on + np.timedelta64(12, "D")
    frame: Frame = {
        "id_no": text(homes.people.id_no[tekun.who]),
        "name": word(NAMES, homes.people.name_at[tekun.who]),
        "area_code": text(numbered("", places.codes[tekun.village], 12)),
        "kind": word(KINDS, tekun.kind),
        "mode": word(("分散", "集中"), tekun.in_home.astype(np.int64)),
        "wants_institution": pa.array(tekun.in_home),
        "wished_on": where(tekun.in_home, as_day(tekun.approved_on)),
        "admitted_on": where(tekun.in_home, as_day(admitted)),
        "institution": tekun.institution,
        "approved_on": as_day(tekun.approved_on),
        "care_level": word(LEVELS, tekun.level),
        "assessed_on": as_day(tekun.assessed_on),
        "base_amount": money(tekun.base),
        "care_amount": money(tekun.care),
        "account_no": text(tekun.account_no),
        "account_name": tekun.account_name,
    }
    months = [{**frame, "month": as_day(month)} for month in clock.months]
    return pa.concat_tables([table("tekun_people", one, n) for one in months])


def care_agreements(tekun: Tekun, homes: Households, clock: Clock) -> pa.Table:
    """10. 委托照料护理协议: one for everybody who lives at home."""
    at = np.flatnonzero(~tekun.in_home)
    carer = tekun.carer[at]
    signed: Days = np.maximum(tekun.approved_on[at], np.datetime64(clock.back(20)))
    frame: Frame = {
        "tekun_id": text(homes.people.id_no[tekun.who[at]]),
        "carer_name": word(NAMES, homes.people.name_at[carer]),
        "carer_id": text(homes.people.id_no[carer]),
        "carer_phone": text(numbered("199", carer + 1, 8)),
        "signed_on": as_day(signed),
        "valid_until": as_day(later(signed, 1095)),
    }
    return table("care_agreements", frame, len(at))


def care_visits(tekun: Tekun, homes: Households, seed: int, clock: Clock) -> pa.Table:
    """11. 照料探访记录: a visit a month, the last within the limit before D."""
    at = np.flatnonzero(~tekun.in_home)
    rng = dice(seed, "care visits")
    back = np.repeat(np.arange(N_MONTHS) * 30, len(at)) + rng.integers(3, 25, len(at) * N_MONTHS)
    who, carer = np.tile(tekun.who[at], N_MONTHS), np.tile(tekun.carer[at], N_MONTHS)
    frame: Frame = {
        "tekun_id": text(homes.people.id_no[who]),
        "visited_on": as_day(np.datetime64(clock.as_of) - back.astype("timedelta64[D]")),
        "kind": word(("日常照料", "探访"), rng.integers(0, 2, len(who))),
        "by": word(NAMES, homes.people.name_at[carer]),
    }
    return table("care_visits", frame, len(who))
