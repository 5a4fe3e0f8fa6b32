"""Applications of the base city: every step in its time, a third and more visited by the county."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from doudi.demo.arrays import Bools, Days, Frame, Ints, dice, numbered, table, text, word
from doudi.demo.arrays import day as as_day
from doudi.demo.calendar import Clock, after_workdays
from doudi.demo.dibao import Dibao
from doudi.demo.families import Households
from doudi.demo.people import NAMES
from doudi.demo.places import Places


@dataclass(frozen=True)
class Applicants:
    """Who applied, where, when, and whether he got it."""

    who: Ints
    village: Ints
    accepted_on: Days
    approved: Bools


def invent_applicants(homes: Households, dibao: Dibao, seed: int, clock: Clock) -> Applicants:
    """The families new on the roll, and some ordinary heads who were refused."""
    rng = dice(seed, "applicants")
    new = np.flatnonzero(dibao.start > 0)
    refused = homes.of("ordinary")[homes.nth[homes.of("ordinary")] == 1]
    refused = refused[rng.random(len(refused)) < 0.3]
    who = np.concatenate([dibao.head[new], homes.head[refused]])
    village = np.concatenate([dibao.village[new], homes.village[refused]])
    early = np.datetime64(clock.months[1]) - rng.integers(2, 10, len(new)).astype("timedelta64[D]")
    late = np.datetime64(clock.months[2]) + rng.integers(1, 60, len(refused)).astype("timedelta64[D]")
    approved = np.arange(len(who)) < len(new)
    return Applicants(who, village, np.concatenate([early, late]), approved)


def dibao_applications(applicants: Applicants, homes: Households, places: Places) -> pa.Table:
    """8. 低保申请审批台账. Investigated within two working days: right by the rules of 2012 and of 2021."""
    n, people = len(applicants.who), homes.people
    investigated = after_workdays(applicants.accepted_on, 2)
    reviewed = after_workdays(investigated, 3)
    notice_to = reviewed + np.timedelta64(8, "D")
    decided = after_workdays(notice_to, 2)
    visited = _every_other(places.unit_at[applicants.village], decided)
    frame: Frame = {
        "application_no": text(numbered("SQ", np.arange(1, n + 1), 9)),
        "applicant_name": word(NAMES, people.name_at[applicants.who]),
        "applicant_id": text(people.id_no[applicants.who]),
        "area_code": text(numbered("", places.codes[applicants.village], 12)),
        "accepted_on": as_day(applicants.accepted_on),
        "investigated_on": as_day(investigated),
        "reviewed_on": as_day(reviewed),
        "notice_from": as_day(reviewed + np.timedelta64(1, "D")),
        "notice_to": as_day(notice_to),
        "decided_on": as_day(decided),
        "decision": word(("不予批准", "批准"), applicants.approved.astype(np.int64)),
        "informed_on": as_day(decided + np.timedelta64(2, "D")),
        "near_relative": pa.scalar(False),
        "reported": pa.scalar(False),
        "county_visited": pa.array(visited),
    }
    return table("dibao_applications", frame, n)


def _every_other(unit: Ints, decided: Days) -> Bools:
    """True for the first, third, fifth … decision of each unit and month: never less than half (CX-06)."""
    key = unit * 10_000 + decided.astype("datetime64[M]").astype(np.int64)
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    first = np.searchsorted(ordered, ordered, side="left")
    visited = np.zeros(len(key), dtype=bool)
    visited[order] = (np.arange(len(key)) - first) % 2 == 0
    return visited
