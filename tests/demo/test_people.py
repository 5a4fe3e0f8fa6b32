"""Id numbers that pass the check digit, never meet, and are read as the age that was meant."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from doudi.demo.people import CADRES, PLANTS, RESIDENTS, ages, births, id_numbers
from doudi.rosters.cleaning.check_digits import check_digit

serials = st.integers(0, 40_000_000)
birthdays = st.dates(date(1910, 1, 1), date(2021, 12, 31))


def one_id(serial: int, birth: date, male: bool, areas: tuple[int, int] = RESIDENTS) -> str:
    made = id_numbers(np.array([serial]), np.array([birth], dtype="datetime64[D]"), np.array([male]), areas)
    return made[0].decode()


@given(serials, birthdays, st.booleans())
def test_an_id_number_fits_its_check_digit_and_tells_birth_and_sex(serial: int, birth: date, male: bool):
    number = one_id(serial, birth, male)
    assert number.startswith("99")
    assert number[17] == check_digit(number[:17])
    assert number[6:14] == f"{birth:%Y%m%d}"
    assert int(number[16]) % 2 == male


@given(st.integers(0, 4_499_999), st.integers(0, 4_499_999), birthdays, st.booleans())
def test_two_people_never_share_a_number(first: int, second: int, birth: date, male: bool):
    assert (one_id(first, birth, male) == one_id(second, birth, male)) == (first == second)


@given(st.integers(0, 49_999), birthdays, st.booleans())
def test_residents_cadres_and_people_of_plants_are_registered_apart(serial: int, birth: date, male: bool):
    assert len({one_id(serial, birth, male, areas) for areas in (RESIDENTS, CADRES, PLANTS)}) == 3


@given(birthdays, st.dates(date(2020, 6, 15), date(2021, 12, 31)))
def test_age_counts_the_birthday_itself(birth: date, as_of: date):
    if birth > as_of:
        return
    full = as_of.year - birth.year - ((as_of.month, as_of.day) < (birth.month, birth.day))
    assert ages(np.array([birth], dtype="datetime64[D]"), np.datetime64(as_of))[0] == full


@given(serials, st.integers(0, 60), st.integers(0, 30), st.integers(0, 2**32))
def test_people_are_born_within_the_ages_meant(serial: int, youngest: int, span: int, seed: int):
    as_of = np.datetime64("2020-06-30")
    low, high = np.array([youngest]), np.array([youngest + span])
    born = births(np.random.default_rng(seed), np.array([serial]), low, high, as_of)
    assert youngest <= ages(born, as_of)[0] <= youngest + span
