"""What agreement weighs: Fellegi and Sunter's log2 odds, from stated error rates and counted frequencies.

A weight is log2(m / u): m, how often the field of the same person agrees at this level; u, how often that of
another person does. The m are judgements about errors in typed rosters, stated here and the same everywhere (a
decision record says why they are not trained); the u of names and places are counted in the rosters at hand.
The sum with the prior is the log2 odds that the candidate is the person: 6 = 64 to 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2

from doudi.matching.compare.births import BirthLevel
from doudi.matching.compare.ids import BIRTH, BrokenId, IdLevel
from doudi.matching.compare.names import NameLevel
from doudi.matching.compare.places import PlaceLevel
from doudi.matching.compare.relatives import KinLevel
from doudi.matching.compare.sexes import SexLevel

UNSEEN = 10_000  # people beyond the rosters: a small roster must not take its few names for rare ones
DAYS = 25_000  # birth dates in use: about seventy years

M_NAME = {
    NameLevel.SAME: 0.80,
    NameLevel.HOMOPHONE: 0.07,
    NameLevel.LOOKALIKE: 0.04,
    NameLevel.SHORTENED: 0.03,
    NameLevel.GARBLED: 0.02,
    NameLevel.REVERSED: 0.01,
}
M_PLACE = {PlaceLevel.VILLAGE: 0.80, PlaceLevel.TOWN: 0.08, PlaceLevel.COUNTY: 0.06, PlaceLevel.DIFFERENT: 0.06}
DIGITS = {PlaceLevel.COUNTY: 6, PlaceLevel.TOWN: 9, PlaceLevel.VILLAGE: 12}
UNSEEN_AT = {PlaceLevel.VILLAGE: 10, PlaceLevel.TOWN: 100, PlaceLevel.COUNTY: 1_000}
BIRTH_WEIGHT = {
    BirthLevel.SAME: log2(0.93 * DAYS),
    BirthLevel.SLIP: log2(0.04 * DAYS / 40),
    BirthLevel.SAME_MONTH: log2(0.015 * DAYS / 30),
    BirthLevel.DIFFERENT: log2(0.015),
}
SEX_WEIGHT = {SexLevel.SAME: log2(0.99 / 0.5), SexLevel.DIFFERENT: log2(0.01 / 0.5)}
KIN_WEIGHT = {KinLevel.SHARED: 10.0, KinLevel.APART: -1.5}  # relatives share name, place and errors: capped
SLIP_WEIGHT = 12.0  # what a whole id but for one slip adds to the birth date in it
AREA_DIGIT, FIFTEENTH, LATER_DIGIT = 0.5, 2.0, 3.0  # a prefix is shared by a county; low sequence numbers are many

OTHER_NAME = frozenset({NameLevel.DIFFERENT, NameLevel.SIBLING})  # a name that contradicts is not matched away


@dataclass(frozen=True)
class Frequencies:
    """How common things are. persons: all of them; places: persons by prefix of 6, 9 and 12 digits."""

    persons: int
    places: Mapping[str, int] = field(default_factory=dict)

    @property
    def pool(self) -> int:
        """All among whom the person might be."""
        return self.persons + UNSEEN

    @property
    def prior(self) -> float:
        """log2 odds before anything is compared."""
        return -log2(self.pool)

    def name(self, level: NameLevel, bearers: int) -> float:
        """`bearers`: persons whose name agrees with the row's at this level."""
        return log2(M_NAME[level] * self.pool / (bearers + 1))

    def place(self, level: PlaceLevel, best: PlaceLevel, area: str) -> float:
        """`best`: the highest level the two codes could reach; `area`: the row's."""
        if level is PlaceLevel.DIFFERENT:
            return log2(M_PLACE[level] / 0.9)
        m = sum(share for rank, share in M_PLACE.items() if rank >= level) if level is best else M_PLACE[level]
        here = self.places.get(area[: DIGITS[level]], 0)
        return log2(m * self.pool / (here + UNSEEN_AT[level]))


def id_weight(level: IdLevel, broken: BrokenId) -> float:
    """The weight of surviving digits that agree; those of the birth date are weighed as a birth date."""
    if level is IdLevel.SLIP:
        return SLIP_WEIGHT
    return sum(map(_digit_weight, (at for at in range(18) if broken.pattern[at] != "?" and at not in BIRTH)))


def _digit_weight(at: int) -> float:
    if at < BIRTH[0]:
        return AREA_DIGIT
    return FIFTEENTH if at == BIRTH[-1] + 1 else LATER_DIGIT
