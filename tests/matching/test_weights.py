from hypothesis import given
from hypothesis import strategies as st

from doudi.matching.compare.ids import IdLevel, read_broken
from doudi.matching.compare.names import NameLevel
from doudi.matching.compare.places import PlaceLevel
from doudi.matching.weights import BIRTH_WEIGHT, M_NAME, M_PLACE, Frequencies, id_weight

TOWN = "990304101000"


@given(st.integers(0, 10_000_000), st.integers(0, 5_000), st.integers(1, 5_000))
def test_a_common_name_weighs_less_than_a_rare_one(persons: int, few: int, more: int) -> None:
    register = Frequencies(persons)
    assert register.name(NameLevel.SAME, few + more) < register.name(NameLevel.SAME, few)


def test_a_village_weighs_more_than_its_town_and_the_town_more_than_its_county() -> None:
    register = Frequencies(20_000, {"990304": 5_000, "990304101": 1_000, "990304101201": 300})
    area = "990304101201"
    village, town, county, other = (register.place(level, PlaceLevel.VILLAGE, area) for level in reversed(PlaceLevel))
    assert village > town > county > other
    assert other < 0 < village


def test_a_place_known_to_its_town_only_agrees_fully_there() -> None:
    register = Frequencies(20_000, {"990304101": 1_000})
    full, partial = (register.place(PlaceLevel.TOWN, best, TOWN) for best in (PlaceLevel.TOWN, PlaceLevel.VILLAGE))
    assert full > partial


def test_error_rates_are_shares() -> None:
    assert sum(M_NAME.values()) <= 1
    assert abs(sum(M_PLACE.values()) - 1) < 1e-9
    assert sorted(BIRTH_WEIGHT.values()) == [BIRTH_WEIGHT[level] for level in sorted(BIRTH_WEIGHT)]


def test_more_surviving_digits_weigh_more() -> None:
    area, cut, masked = (read_broken(raw) for raw in ("9.90304E+17", "990304199001011000", "990304********1123"))
    weights = [id_weight(IdLevel.AREA, area), id_weight(IdLevel.DIGITS, cut), id_weight(IdLevel.DIGITS, masked)]
    assert weights == sorted(weights)
    assert weights[0] > 0
