"""People who cannot exist: invented names, and id numbers whose area prefix is 99."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from doudi.demo.arrays import Bools, Bytes, Days, Ints, digits, fixed
from doudi.rosters.cleaning.check_digits import CHECKS, WEIGHTS

_WEIGHTS = np.array(WEIGHTS, dtype=np.int64)
_CHECK = np.frombuffer(CHECKS.encode(), dtype=np.uint8)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "建国秀英桂兰玉梅志明海平春华文军小红永强丽娟"
_GIVEN_OF_CADRES = "廷弼砚衡琮铎"
_GIVEN_OF_PLANTS = "禾穗麦黍稷粟菽稻薯葵蔗茶"

N_GIVEN = len(_GIVEN) ** 2


def name_pool(given: str = _GIVEN) -> list[str]:
    """All names of these characters, by surname, then given name."""
    return [surname + first + second for surname in _SURNAMES for first in given for second in given]


def cadre_names() -> list[str]:
    """Names nobody else bears: a cadre who is a namesake of a payee would be a finding (ZJ-08)."""
    return name_pool(_GIVEN_OF_CADRES)


def plant_names() -> list[str]:
    """Names for the people of the plants."""
    return [
        surname + first + second for first in _GIVEN_OF_PLANTS for second in _GIVEN_OF_PLANTS for surname in _SURNAMES
    ]


RESIDENTS, CADRES, PLANTS = (0, 9_000), (9_000, 900), (9_900, 100)
"""The areas under prefix 99 each kind of people is registered in: first and number."""


def id_numbers(serial: Ints, birth: Days, male: Bools, areas: tuple[int, int] = RESIDENTS) -> Bytes:
    """18 characters with a right check digit; another serial gives another number.

    9,000 areas under prefix 99 and 500 numbers of each sex: unique whatever the birthday up to 4.5 million
    residents, and beyond that by the day of birth (see `births`).
    """
    first, n_areas = areas
    order = serial // n_areas % 500 * 2 + male
    whole = birth.astype("datetime64[D]")
    year = whole.astype("datetime64[Y]").astype(np.int64) + 1970
    month = whole.astype("datetime64[M]").astype(np.int64) % 12 + 1
    dom = (whole - whole.astype("datetime64[M]")).astype(np.int64) + 1
    ninety_nine = np.full(len(serial), 99, dtype=np.int64)
    parts = ((ninety_nine, 2), (first + serial % n_areas, 4), (year, 4), (month, 2), (dom, 2), (order, 3))
    body = np.hstack([digits(numbers, width) for numbers, width in parts])
    check = _CHECK[(body.astype(np.int64) - ord("0")) @ _WEIGHTS % 11]
    return fixed(np.hstack([body, check[:, None]]))


def births(dice: np.random.Generator, serial: Ints, youngest: Ints, oldest: Ints, as_of: np.datetime64) -> Days:
    """Days of birth of people between two ages, both included, a fortnight clear of either birthday."""
    clear = 14
    low, high = youngest * 365.2425 + clear, (oldest + 1) * 365.2425 - clear
    days = (low + dice.random(len(serial)) * (high - low)).astype(np.int64)
    # eight days of birth for each round of serials keep the numbers apart (see id_numbers)
    days -= (days + serial // 4_500_000) % 8
    born: Days = as_of - np.maximum(days, (low + 1).astype(np.int64)).astype("timedelta64[D]")
    return born


@dataclass(frozen=True)
class People:
    """Everybody of the base city, ordered by household: one entry of each array is a person."""

    id_no: Bytes
    name_at: Ints  # into NAMES
    male: Bools
    birth: Days
    age: Ints  # full years on the as-of day
    household: Ints
    relation: Ints  # into RELATIONS
    role: Ints  # the row of the household's pattern
    village: Ints  # into Places.villages

    def __len__(self) -> int:
        return len(self.id_no)


NAMES: pa.Array = pa.array(name_pool())
CADRE_NAMES: pa.Array = pa.array(cadre_names())


def ages(birth: Days, as_of: np.datetime64) -> Ints:
    """Full years on a day."""
    years = as_of.astype("datetime64[Y]").astype(np.int64) - birth.astype("datetime64[Y]").astype(np.int64)
    had = _day_of_year(birth) <= _day_of_year(np.array([as_of]))
    old: Ints = years - ~had
    return old


def _day_of_year(days: NDArray[np.datetime64]) -> Ints:
    month = days.astype("datetime64[M]")
    number: Ints = (month.astype(np.int64) % 12) * 100 + (days.astype("datetime64[D]") - month).astype(np.int64)
    return number
