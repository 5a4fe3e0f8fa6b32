"""One broken row against one candidate: the weight, and the fields that decided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from doudi.matching.compare.births import BirthLevel, compare_births
from doudi.matching.compare.ids import IdLevel, compare_ids
from doudi.matching.compare.names import NameLevel, compare_names
from doudi.matching.compare.places import PlaceLevel, compare_places
from doudi.matching.compare.relatives import KinLevel, compare_relatives
from doudi.matching.compare.sexes import SexLevel, compare_sexes
from doudi.matching.persons import Person
from doudi.matching.rows import BrokenRow
from doudi.matching.weights import BIRTH_WEIGHT, KIN_WEIGHT, OTHER_NAME, SEX_WEIGHT, Frequencies, id_weight

Level = TypeVar("Level", NameLevel, BirthLevel, SexLevel, PlaceLevel)
Evidence = tuple[float, str]  # weight, and what agrees or not, in Chinese

NAME_WORDS = {
    NameLevel.SAME: "姓名相同",
    NameLevel.HOMOPHONE: "姓名同音",
    NameLevel.LOOKALIKE: "姓名形近",
    NameLevel.REVERSED: "姓名颠倒",
    NameLevel.SHORTENED: "姓名缺字",
    NameLevel.GARBLED: "姓名音形相近",
}
BIRTH_WORDS = {
    BirthLevel.SAME: "出生日期相同",
    BirthLevel.SLIP: "出生日期差一处",
    BirthLevel.SAME_MONTH: "出生年月相同",
    BirthLevel.DIFFERENT: "出生日期不同",
}
SEX_WORDS = {SexLevel.SAME: "性别相同", SexLevel.DIFFERENT: "性别不同"}
PLACE_WORDS = {
    PlaceLevel.VILLAGE: "地点同村社区",
    PlaceLevel.TOWN: "地点同镇街",
    PlaceLevel.COUNTY: "地点同县区",
    PlaceLevel.DIFFERENT: "地点不同",
}
KIN_WORDS = {KinLevel.SHARED: "亲属同户", KinLevel.APART: "亲属不同户"}
ID_WORDS = {
    IdLevel.DIGITS: "身份证号余下数字一致",
    IdLevel.SLIP: "身份证号只差一处",
    IdLevel.AREA: "身份证号前几位一致",
}


@dataclass(frozen=True)
class Scene:
    """What is known of a row beyond its cells.

    area_code: its place, else that of its group; relatives: ids that share its group;
    bearers: persons per level at which their name agrees with the row's.
    """

    row: BrokenRow
    area_code: str
    relatives: frozenset[str]
    bearers: Mapping[NameLevel, int]


@dataclass(frozen=True)
class Score:
    """One candidate of one row. weight: log2 odds, two decimals; decided_by: what was compared, the
    strongest agreement first, what speaks against him last; Chinese texts."""

    person: Person
    name: str
    weight: Decimal
    decided_by: tuple[str, ...]


def judge_pair(scene: Scene, person: Person, frequencies: Frequencies) -> Score | None:
    """The score of a candidate, or None where it cannot be he: other name, other digits, his own row in the sheet."""
    level, name = _best_name(scene.row.name, person.names)
    digits = compare_ids(scene.row.left, person.id_no)
    if level in OTHER_NAME or digits is IdLevel.DIFFERENT or _has_own_row(scene.row, person):
        return None
    found = list(_evidence(scene, person, level, frequencies))
    if digits is not None:
        found.append((id_weight(digits, scene.row.left), ID_WORDS[digits]))
    weight = frequencies.prior + sum(sorted(bits for bits, _ in found))
    return Score(person, name, Decimal(f"{weight:.2f}"), tuple(word for _, word in sorted(found, key=_by_weight)))


def _by_weight(evidence: Evidence) -> tuple[float, str]:
    return -evidence[0], evidence[1]


def _best_name(name: str, names: Iterable[str]) -> tuple[NameLevel | None, str]:
    """The best level over the person's names and the name that reached it; of equals the first by code point."""
    reached = [(compare_names(name, other), other) for other in sorted(names, reverse=True)]
    stated = [(level, other) for level, other in reached if level is not None]
    if not stated:
        return None, min(names, default="")
    best = max(level for level, _ in stated)
    return best, min(other for level, other in stated if level is best)


def _has_own_row(row: BrokenRow, person: Person) -> bool:
    names = person.own_rows.get(row.place_in_sheet)
    if names is None:
        return False
    return not any(compare_names(row.name, name) is NameLevel.SAME for name in names)


def _evidence(scene: Scene, person: Person, name: NameLevel | None, frequencies: Frequencies) -> Iterator[Evidence]:
    if name is not None:
        yield frequencies.name(name, scene.bearers.get(name, 0)), NAME_WORDS[name]
    birth = _best(compare_births(day, person.birth) for day in scene.row.births)
    if birth is not None:
        yield BIRTH_WEIGHT[birth], BIRTH_WORDS[birth]
    sex = _best(compare_sexes(scene.row.sex, stated) for stated in person.sexes)
    if sex is not None:
        yield SEX_WEIGHT[sex], SEX_WORDS[sex]
    yield from _place(scene.area_code, person.areas, frequencies)
    kin = _kin(scene, person)
    if kin is not None:
        yield KIN_WEIGHT[kin], KIN_WORDS[kin]


def _place(area: str, areas: Iterable[str], frequencies: Frequencies) -> Iterator[Evidence]:
    """The nearest of the person's places; a place known only to its town cannot agree better than that."""
    reached = []
    for other in areas:
        level = compare_places(area, other)
        reach = min(filter(None, (compare_places(area, area), compare_places(other, other))), default=None)
        if level is not None and reach is not None:
            reached.append((level, frequencies.place(level, reach, area)))
    if reached:
        level, bits = max(reached)
        yield bits, PLACE_WORDS[level]


def _kin(scene: Scene, person: Person) -> KinLevel | None:
    """Do they share the group itself, or does he live with a relative of the row's person?"""
    if scene.row.group and scene.row.group in person.groups:
        return KinLevel.SHARED
    return compare_relatives(scene.relatives - {person.id_no}, person.mates)


def _best(levels: Iterable[Level | None]) -> Level | None:
    return max((level for level in levels if level is not None), default=None)
