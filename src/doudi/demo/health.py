"""Who is ill, disabled or unable to work in the base city."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from doudi.demo.arrays import Bools, Frame, Ints, dice, table, text, word
from doudi.demo.families import GROUPS, PATTERNS, Households
from doudi.demo.people import NAMES

HEALTH = ("健康", "体弱", "慢性病", "重病", "残疾")
LABOUR = ("有", "部分丧失", "完全丧失", "无")
SEVERE = (("肢体", "1"), ("视力", "2"), ("肢体", "2"), ("智力", "3"), ("精神", "3"), ("多重", "2"))
MILD = (("肢体", "3"), ("听力", "4"), ("视力", "3"), ("言语", "4"), ("多重", "4"))


@dataclass(frozen=True)
class Health:
    """Of every person: into HEALTH, into LABOUR, into SEVERE + MILD (−1: no certificate)."""

    health: Ints
    labour: Ints
    certificate: Ints

    @property
    def severe(self) -> Bools:
        """Severely disabled (checks, "People")."""
        severe: Bools = (self.certificate >= 0) & (self.certificate < len(SEVERE))
        return severe

    @property
    def ill(self) -> Bools:
        """Marked 重病 in the dibao roster."""
        ill: Bools = self.health == HEALTH.index("重病")
        return ill


def invent_health(homes: Households, seed: int) -> Health:
    """Only people on the rolls are severely ill or disabled; whoever is not must not seem left out (LB)."""
    rng = dice(seed, "health")
    n = len(homes.people)
    group = homes.group[homes.people.household]
    on_roll = (group < GROUPS.index("poor")) & homes.insured_role
    certificate = _certificates(homes, on_roll, rng)
    health = np.where(on_roll, rng.choice([0, 1, 2, 3], n, p=[0.4, 0.3, 0.2, 0.1]), rng.choice([0, 0, 1, 2], n))
    health = np.where(certificate >= 0, HEALTH.index("残疾"), health)
    return Health(health, _labour(homes, on_roll, health, certificate, rng), certificate)


def _certificates(homes: Households, on_roll: Bools, rng: np.random.Generator) -> Ints:
    n = len(homes.people)
    alone = np.array([len(pattern.roles) == 1 for pattern in PATTERNS])[homes.pattern][homes.people.household]
    tekun = homes.group[homes.people.household] == GROUPS.index("tekun")
    may_be_severe = on_roll & (~alone | tekun)
    severe = rng.integers(0, len(SEVERE), n)
    mild = len(SEVERE) + rng.integers(0, len(MILD), n)
    dice_roll = rng.random(n)
    chosen = np.where(may_be_severe & (dice_roll < 0.08), severe, mild)
    return np.where(dice_roll < np.where(on_roll, 0.14, 0.03), chosen, -1)


def _labour(homes: Households, on_roll: Bools, health: Ints, certificate: Ints, rng: np.random.Generator) -> Ints:
    routine = (homes.people.age < 16) | (homes.people.age > 59)
    labour = np.where(on_roll & (rng.random(len(routine)) < 0.4), LABOUR.index("部分丧失"), LABOUR.index("有"))
    severe = (certificate >= 0) & (certificate < len(SEVERE))
    labour = np.where(severe & on_roll, LABOUR.index("完全丧失"), labour)
    return np.where(routine, LABOUR.index("无"), labour)


def disabled_people(homes: Households, health: Health) -> pa.Table:
    """17. 持证残疾人."""
    who = np.flatnonzero(health.certificate >= 0)
    kinds = SEVERE + MILD
    frame: Frame = {
        "id_no": text(homes.people.id_no[who]),
        "name": word(NAMES, homes.people.name_at[who]),
        "category": word([category for category, _ in kinds], health.certificate[who]),
        "grade": word([grade for _, grade in kinds], health.certificate[who]),
    }
    return table("disabled_people", frame, len(who))
