"""The truth beside the rosters can be read back, and no two plants meet."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from doudi.demo.truth import Expected, Truth, read_findings
from tests.demo.cities import city

DEAD = Expected(
    "DB-01", "990304195203140016", "broken", (date(2020, 5, 1), date(2020, 6, 1)), Decimal("790.00"), "db01"
)
NO_MONTHS = Expected("LS-02", "LSJZ1", "excused", (), None, "ls02")
NOT_SAID = Expected("DB-04", "990304195203140016", "undecided", None, None, "db04_open")


def test_findings_are_read_back_as_they_were(tmp_path: Path):
    Truth([DEAD, NOT_SAID, NO_MONTHS]).write(tmp_path)
    assert read_findings(tmp_path) == [DEAD, NOT_SAID, NO_MONTHS]


def test_the_truth_of_a_city_is_read_back_whole(tmp_path: Path):
    city().truth.write(tmp_path)
    assert sorted(read_findings(tmp_path), key=str) == sorted(city().truth.findings, key=str)


def test_two_plants_in_one_subject_are_refused():
    with pytest.raises(ValueError, match="DB-01"):
        Truth([DEAD, DEAD]).by_subject()
