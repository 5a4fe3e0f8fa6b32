"""Temporary assistance of the base city: grants decided in time by who may decide them, reserves of every town."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from doudi.demo.arrays import Bools, Days, Frame, Ints, dice, money, numbered, table, text, where, word
from doudi.demo.arrays import day as as_day
from doudi.demo.calendar import Clock, after_workdays
from doudi.demo.families import Households
from doudi.demo.people import NAMES
from doudi.demo.places import Places

CAUSES = ("突发疾病", "交通意外", "火灾", "子女就学", "大病医疗")


@dataclass(frozen=True)
class Grants:
    """Each grant: the applicant, its kind, its days and its amount in cents."""

    who: Ints  # into people
    village: Ints
    urgent: Bools
    by_county: Bools
    applied_on: Days
    decided_on: Days
    paid_on: Days
    cents: Ints


def invent_grants(homes: Households, seed: int, clock: Clock) -> Grants:
    """One grant each for some heads of ordinary and poor households, of this year."""
    rng = dice(seed, "grants")
    chosen = np.flatnonzero((homes.group >= 2) & (rng.random(len(homes.group)) < 0.25))
    n = len(chosen)
    urgent = rng.random(n) < 0.5
    by_county = ~urgent & (rng.random(n) < 0.3)
    applied = np.datetime64(clock.as_of) - rng.integers(35, 160, n).astype("timedelta64[D]")
    slow = after_workdays(applied, rng.integers(3, 18, n))
    decided = np.where(urgent, applied + np.timedelta64(1, "D"), slow)
    paid = decided + rng.integers(0, 3, n).astype("timedelta64[D]")
    cents = np.where(by_county, rng.integers(10_500, 30_000, n), rng.integers(500, 9_000, n)) * 100
    return Grants(homes.head[chosen], homes.village[chosen], urgent, by_county, applied, decided, paid, cents)


def temporary_aid_grants(grants: Grants, homes: Households, places: Places, seed: int) -> pa.Table:
    """12. 临时救助台账."""
    n = len(grants.who)
    papers = after_workdays(grants.paid_on, dice(seed, "papers").integers(1, 9, n))
    frame: Frame = {
        "grant_no": text(numbered("LS", np.arange(1, n + 1), 9)),
        "applicant_name": word(NAMES, homes.people.name_at[grants.who]),
        "applicant_id": text(homes.people.id_no[grants.who]),
        "area_code": text(numbered("", places.codes[grants.village], 12)),
        "kind": word(("支出型", "急难型"), grants.urgent.astype(np.int64)),
        "cause": word(CAUSES, grants.who % len(CAUSES)),
        "applied_on": as_day(grants.applied_on),
        "decided_on": as_day(grants.decided_on),
        "paid_on": as_day(grants.paid_on),
        "approved_by": word(("镇街", "县区"), grants.by_county.astype(np.int64)),
        "amount": money(grants.cents),
        "papers_completed_on": where(grants.urgent, as_day(papers)),
    }
    return table("temporary_aid_grants", frame, n)


def grant_payments(grants: Grants, homes: Households, places: Places) -> pa.Table:
    """The lines by which the grants were paid."""
    name = word(NAMES, homes.people.name_at[grants.who])
    frame: Frame = {
        "batch_no": pa.scalar("LSJZ"),
        "programme": pa.scalar("临时救助"),
        "month": as_day(grants.paid_on.astype("datetime64[M]")),
        "id_no": text(homes.people.id_no[grants.who]),
        "name": name,
        "area_code": text(numbered("", places.codes[grants.village], 12)),
        "account_no": text(numbered("6203", grants.who + 1, 15)),
        "account_name": name,
        "amount": money(grants.cents),
        "paid_on": as_day(grants.paid_on),
        "method": pa.scalar("银行"),
        "result": pa.scalar("成功"),
    }
    return table("payments", frame, len(grants.who))


def reserve_funds(places: Places, clock: Clock) -> pa.Table:
    """13. 临时救助储备金: two allotments to every town and year, together never below the minimum."""
    codes = np.repeat([town.code for town in places.towns], 4)
    year = np.tile([clock.as_of.year - 1, clock.as_of.year], len(codes) // 2)
    at = np.arange(len(codes))
    cents = np.where(at % 4 < 2, 60_000_00, 40_000_00 + at // 4 % 5 * 5_000_00)
    received = np.array([f"{y}-03-12" for y in year], dtype="datetime64[D]") + (at % 40).astype("timedelta64[D]")
    frame: Frame = {
        "area_code": text(numbered("", codes, 12)),
        "year": pa.array(year),
        "amount": money(cents),
        "received_on": as_day(received),
    }
    return table("reserve_funds", frame, len(codes))
