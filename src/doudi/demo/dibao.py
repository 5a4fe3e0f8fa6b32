"""The lawful dibao roll of the base city: who is on it from which month to which, and what each family gets."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from doudi.demo.arrays import Bytes, Days, Frame, Ints, dice, later, money, numbered, table, text, where, word
from doudi.demo.arrays import day as as_day
from doudi.demo.calendar import N_MONTHS, Clock
from doudi.demo.families import HEAD, Households
from doudi.demo.health import HEALTH, LABOUR, Health
from doudi.demo.people import NAMES
from doudi.demo.places import Places
from doudi.demo.standards import KINDS, Standards

TIERS = ("A", "B", "C")
MEMBER_RELATIONS = ("本人", "配偶", "子", "女", "父母", "孙子女", "兄弟姐妹")
_REVIEW_CYCLES = np.array([[12, 6, 3], [12, 6, 1]])  # months, by kind and tier (民发〔2012〕220号)


@dataclass(frozen=True)
class Dibao:
    """Each family: its household, the months it is on the roll (start ≤ month < end), and its money in cents."""

    household: Ints
    village: Ints
    kind: Ints  # into KINDS
    tier: Ints  # into TIERS
    start: Ints
    end: Ints
    n_insured: Ints
    income: Ints
    base: Ints
    top_up: Ints
    review: Ints  # months from the last review to M
    approved_on: Days
    head: Ints  # into people
    people: Ints  # the members, family by family
    family_of: Ints  # of each member

    @property
    def total(self) -> Ints:
        """What a family gets a month."""
        return self.base + self.top_up

    @property
    def family_no(self) -> Bytes:
        """家庭编号."""
        return numbered("DB", self.household + 1, 10)

    @property
    def account_no(self) -> Bytes:
        """An account of its own."""
        return numbered("6201", self.household + 1, 15)

    def on_roll(self, month: int) -> Ints:
        """The families on the roll in a month."""
        return np.flatnonzero((self.start <= month) & (month < self.end))


def invent_dibao(homes: Households, health: Health, places: Places, seed: int, clock: Clock) -> Dibao:
    """A roll on which every amount is right (policy: 补差, 分类施保) and every village changes within half a year."""
    rng = dice(seed, "dibao")
    household = homes.of("dibao")
    village = homes.village[household]
    kind = places.urban[village]
    tier = rng.integers(0, 3, len(household))
    start, end = _stay(homes.nth[household], village)
    people, family_of = _members(homes, household)
    insured = homes.insured_role[people]
    n_insured = np.bincount(family_of[insured], minlength=len(household))
    standard = np.array([Standards(clock.month).dibao(name) for name in KINDS])[kind]
    income = (standard * rng.uniform(0.2, 0.85, len(household)) / 100).astype(np.int64) * 100
    percent = np.bincount(family_of, weights=_top_up_percent(homes, health)[people] * insured, minlength=len(household))
    cycle = _REVIEW_CYCLES[kind, tier]
    return Dibao(
        household, village, kind, tier, start, end, n_insured, income, (standard - income) * n_insured,
        standard * percent.astype(np.int64) // 100, (rng.random(len(household)) * cycle).astype(np.int64),
        _approvals(start, rng, clock), homes.head[household], people, family_of,
    )  # fmt: skip


def _stay(nth: Ints, village: Ints) -> tuple[Ints, Ints]:
    """In every village the first family is new since the third month and the second leaves, so no roll stands still."""
    start = np.where(nth == 0, 2, 0)
    leaves = N_MONTHS - 1 - village % 2
    return start, np.where(nth == 1, leaves, N_MONTHS)


def _members(homes: Households, household: Ints) -> tuple[Ints, Ints]:
    order = np.full(len(homes.group), -1)
    order[household] = np.arange(len(household))
    family = order[homes.people.household]
    people = np.flatnonzero(family >= 0)
    return people, family[people]


def _top_up_percent(homes: Households, health: Health) -> Ints:
    """The highest of a member's categories, in hundredths of the standard (policy: dibao.top_up)."""
    tenth = (homes.people.age >= 70) | (homes.people.age < 18)
    return np.where(health.severe | health.ill, 20, np.where(tenth, 10, 0))


def _approvals(start: Ints, rng: np.random.Generator, clock: Clock) -> Days:
    long_ago = np.datetime64(clock.months[0]) - rng.integers(200, 2000, len(start)).astype("timedelta64[D]")
    just = np.datetime64(clock.months[1]) + np.timedelta64(24, "D")
    approved: Days = np.where(start > 0, just, long_ago)
    return approved


def reviewed_on(dibao: Dibao, families: Ints, month: int, clock: Clock) -> Days:
    """The last review as it stood in that month: every cycle again, never before the approval."""
    cycle = _REVIEW_CYCLES[dibao.kind[families], dibao.tier[families]]
    last = N_MONTHS - 1 - dibao.review[families]
    rounds = np.maximum(0, -((month - last) // cycle))
    months = (last - rounds * cycle).astype("timedelta64[M]") + np.datetime64(clock.months[0], "M")
    reviewed: Days = np.maximum(months.astype("datetime64[D]") + np.timedelta64(4, "D"), dibao.approved_on[families])
    return reviewed


def dibao_families(dibao: Dibao, homes: Households, places: Places, clock: Clock) -> pa.Table:
    """5. 低保家庭名册, all months."""
    return pa.concat_tables([_families_of(dibao, homes, places, clock, month) for month in range(N_MONTHS)])


def _families_of(dibao: Dibao, homes: Households, places: Places, clock: Clock, month: int) -> pa.Table:
    at = dibao.on_roll(month)
    head = dibao.head[at]
    name = word(NAMES, homes.people.name_at[head])
    frame: Frame = {
        "month": as_day(clock.months[month]),
        "family_no": text(dibao.family_no[at]),
        "area_code": text(numbered("", places.codes[dibao.village[at]], 12)),
        "kind": word(KINDS, dibao.kind[at]),
        "applicant_name": name,
        "applicant_id": text(homes.people.id_no[head]),
        "n_persons": pa.array(dibao.n_insured[at]),
        "tier": word(TIERS, dibao.tier[at]),
        "income_per_head": money(dibao.income[at]),
        "base_amount": money(dibao.base[at]),
        "top_up": where(dibao.top_up[at] > 0, money(dibao.top_up[at])),
        "total_amount": money(dibao.total[at]),
        "approved_on": as_day(dibao.approved_on[at]),
        "reviewed_on": as_day(reviewed_on(dibao, at, month, clock)),
        "account_no": text(dibao.account_no[at]),
        "account_name": name,
    }
    return table("dibao_families", frame, len(at))


def dibao_members(dibao: Dibao, homes: Households, health: Health, clock: Clock) -> pa.Table:
    """6. 低保家庭成员名册, all months."""
    return pa.concat_tables([_members_of(dibao, homes, health, clock, month) for month in range(N_MONTHS)])


def _members_of(dibao: Dibao, homes: Households, health: Health, clock: Clock, month: int) -> pa.Table:
    here = np.flatnonzero((dibao.start <= month)[dibao.family_of] & (month < dibao.end)[dibao.family_of])
    who = dibao.people[here]
    insured = homes.insured_role[who]
    # many clerks leave the column empty for those who are insured: blank says 是
    stated = ~insured | (who % 3 > 0)
    frame: Frame = {
        "month": as_day(clock.months[month]),
        "family_no": text(dibao.family_no[dibao.family_of[here]]),
        "id_no": text(homes.people.id_no[who]),
        "name": word(NAMES, homes.people.name_at[who]),
        "relation": word(MEMBER_RELATIONS, homes.people.relation[who]),
        "insured": where(stated, pa.array(insured)),
        "health": word(HEALTH, health.health[who]),
        "labour": word(LABOUR, health.labour[who]),
    }
    return table("dibao_members", frame, len(who))


def dibao_exits(dibao: Dibao, homes: Households, places: Places, seed: int, clock: Clock) -> pa.Table:
    """7. 停保登记."""
    at = np.flatnonzero(dibao.end < N_MONTHS)
    head = dibao.head[at]
    months = np.array(clock.months, dtype="datetime64[D]")[dibao.end[at]]
    reason = dice(seed, "exits").integers(0, 4, len(at))
    frame: Frame = {
        "family_no": text(dibao.family_no[at]),
        "applicant_id": text(homes.people.id_no[head]),
        "applicant_name": word(NAMES, homes.people.name_at[head]),
        "area_code": text(numbered("", places.codes[dibao.village[at]], 12)),
        "stopped_month": as_day(months),
        "reason": word(("收入超标", "财产超标", "户籍迁出", "主动退出"), reason),
        "gradual_exit": pa.array(reason == 0),
        "informed_on": as_day(later(months, -6)),
    }
    return table("dibao_exits", frame, len(at))


def heads(homes: Households) -> Ints:
    """All heads of households."""
    return np.flatnonzero(homes.people.relation == HEAD)
