"""The households of the base city: patterns of who lives together, repeated over the villages."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from doudi.demo.arrays import Bools, Ints, dice
from doudi.demo.calendar import Clock
from doudi.demo.people import N_GIVEN, NAMES, People, ages, births, id_numbers
from doudi.demo.places import Places

RELATIONS = ("户主", "配偶", "子", "女", "父母", "孙子女", "兄弟姐妹")
HEAD, SPOUSE, SON, DAUGHTER, PARENT, GRANDCHILD = range(6)
GROUPS = ("dibao", "tekun", "poor", "ordinary")


@dataclass(frozen=True)
class Role:
    """One place in a household: relation to the head, ages from to, and whether dibao would cover him."""

    relation: int
    youngest: int
    oldest: int
    insured: bool = True


@dataclass(frozen=True)
class Pattern:
    """Who lives in a household, and how many in a hundred of its group look so."""

    group: str
    share: int
    roles: tuple[Role, ...]


PATTERNS = (
    # an only person of a hukou must be neither old, nor a child, nor severely disabled (LB-07)
    Pattern("dibao", 18, (Role(HEAD, 36, 56),)),
    Pattern("dibao", 26, (Role(HEAD, 63, 80), Role(SPOUSE, 61, 78))),
    Pattern("dibao", 22, (Role(HEAD, 34, 50), Role(SPOUSE, 32, 50), Role(SON, 6, 15))),
    Pattern("dibao", 14, (Role(HEAD, 34, 48), Role(DAUGHTER, 5, 16), Role(SON, 3, 12))),
    Pattern("dibao", 10, (Role(HEAD, 62, 76), Role(SPOUSE, 60, 75), Role(GRANDCHILD, 4, 14))),
    Pattern("dibao", 10, (Role(HEAD, 64, 84), Role(SON, 30, 45, insured=False))),
    Pattern("tekun", 100, (Role(HEAD, 61, 88),)),
    Pattern("poor", 60, (Role(HEAD, 35, 52), Role(SPOUSE, 33, 50), Role(SON, 8, 24))),
    Pattern("poor", 40, (Role(HEAD, 40, 56), Role(SPOUSE, 38, 55), Role(PARENT, 66, 84))),
    Pattern("ordinary", 40, (Role(HEAD, 33, 52), Role(SPOUSE, 31, 50), Role(SON, 4, 22))),
    Pattern("ordinary", 30, (Role(HEAD, 45, 58), Role(SPOUSE, 44, 57), Role(DAUGHTER, 19, 30), Role(PARENT, 68, 88))),
    Pattern("ordinary", 30, (Role(HEAD, 55, 72), Role(SPOUSE, 54, 70))),
)


@dataclass(frozen=True)
class Households:
    """Households and their people; a household's people stand together, the head first."""

    group: Ints  # into GROUPS
    pattern: Ints  # into PATTERNS
    village: Ints  # into Places.villages
    nth: Ints  # the how-manieth of its group in its village
    head: Ints  # into people
    people: People

    def of(self, group: str) -> Ints:
        """The households of a group."""
        return np.flatnonzero(self.group == GROUPS.index(group))

    def living_in(self, households: Bools) -> Ints:
        """The people of the households marked true."""
        return np.flatnonzero(households[self.people.household])

    @cached_property
    def insured_role(self) -> Bools:
        """Whether each person has a role that dibao covers."""
        table = [[role.insured for role in pattern.roles] for pattern in PATTERNS]
        flat = np.array([flag for row in table for flag in row])
        return flat[self.people.role]

    def draw(self, group: str, share: float, seed: int, noun: str) -> Ints:
        """Some people of a group, each with the same chance."""
        people = self.living_in(self.group == GROUPS.index(group))
        return people[dice(seed, noun).random(len(people)) < share]


def invent_households(places: Places, per_village: dict[str, int], seed: int, clock: Clock) -> Households:
    """So many households of each group in every village, with their people."""
    group, village, nth = _spread(len(places.villages), per_village)
    pattern = _patterns(group, dice(seed, "patterns"))
    sizes = np.array([len(entry.roles) for entry in PATTERNS])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    household = np.repeat(np.arange(len(group)), sizes[pattern])
    head = np.concatenate([[0], np.cumsum(sizes[pattern])[:-1]])
    role = starts[pattern][household] + np.arange(len(household)) - head[household]
    people = _people(household, role, village[household], head, rng=dice(seed, "people"), clock=clock)
    return Households(group, pattern, village, nth, head, people)


def _spread(n_villages: int, per_village: dict[str, int]) -> tuple[Ints, Ints, Ints]:
    counts = [per_village[group] for group in GROUPS]
    group = np.tile(np.repeat(np.arange(len(GROUPS)), counts), n_villages)
    nth = np.tile(np.concatenate([np.arange(count) for count in counts]), n_villages)
    return group, np.repeat(np.arange(n_villages), sum(counts)), nth


def _patterns(group: Ints, rng: np.random.Generator) -> Ints:
    chosen = np.zeros(len(group), dtype=np.int64)
    for at, name in enumerate(GROUPS):
        mine = [number for number, entry in enumerate(PATTERNS) if entry.group == name]
        shares = np.array([PATTERNS[number].share for number in mine], dtype=float)
        here = group == at
        chosen[here] = rng.choice(mine, size=int(here.sum()), p=shares / shares.sum())
    return chosen


def _people(
    household: Ints, role: Ints, village: Ints, head: Ints, *, rng: np.random.Generator, clock: Clock
) -> People:
    roles = [entry for pattern in PATTERNS for entry in pattern.roles]
    relation = np.array([entry.relation for entry in roles])[role]
    youngest = np.array([entry.youngest for entry in roles])[role]
    oldest = np.array([entry.oldest for entry in roles])[role]
    serial = np.arange(len(household))
    as_of = np.datetime64(clock.as_of)
    birth = births(rng, serial, youngest, oldest, as_of)
    male = _sexes(relation, rng)
    name_at = _names(household, relation, head, rng)
    id_no = id_numbers(serial, birth, male)
    return People(id_no, name_at, male, birth, ages(birth, as_of), household, relation, role, village)


def _sexes(relation: Ints, rng: np.random.Generator) -> Bools:
    male = rng.random(len(relation)) < 0.5
    male[(relation == HEAD) | (relation == SON)] = True
    male[(relation == SPOUSE) | (relation == DAUGHTER)] = False
    return male


def _names(household: Ints, relation: Ints, head: Ints, rng: np.random.Generator) -> Ints:
    names = rng.integers(0, len(NAMES), len(household))
    same = relation != SPOUSE
    surname = names[head[household]] // N_GIVEN
    names[same] = surname[same] * N_GIVEN + names[same] % N_GIVEN
    return names
