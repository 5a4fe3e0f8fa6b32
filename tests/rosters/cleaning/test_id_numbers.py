"""Id numbers, and digits that Excel has lost."""

import pytest

from doudi.rosters.cleaning import clean_cell
from doudi.rosters.cleaning.check_digits import check_digit
from doudi.rosters.columns import Kind
from tests.rosters.cleaning.cells import of

ID = "990304195203140016"
OLD_ID = "990304520314001"
X_ID = "99030419520314018X"


@pytest.mark.parametrize(
    "written",
    [
        ID,
        f" {ID} ",
        "9903 0419 5203 1400 16",
        "990304-19520314-0016",
        f"'{ID}",
        "９９０３０４１９５２０３１４００１６",
        OLD_ID,
        f"{ID}43",
        "990304195203140016\u300012",
    ],
)
def test_an_id_number_is_18_characters(written: str) -> None:
    assert clean_cell(of(Kind.ID_NUMBER), written) == (ID, None)


@pytest.mark.parametrize("written", [X_ID, X_ID.lower(), X_ID[:-1] + "Ｘ", X_ID[:-1] + "ｘ", f"{X_ID}43"])
def test_an_x_is_a_capital(written: str) -> None:
    assert clean_cell(of(Kind.ID_NUMBER), written) == (X_ID, None)


def test_an_old_id_in_a_number_cell_has_all_its_digits() -> None:
    for digits in (OLD_ID, f"{OLD_ID}.0", "9.90304520314001e+14"):
        assert clean_cell(of(Kind.ID_NUMBER), digits, number=True) == (ID, None)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (ID, True),  # even if the check digit fits
        ("990304195203140000", True),
        ("9903041952031400", True),
        ("9.90304195203140e+17", True),
        ("990304195203140000.0", True),
        ("9.90304E+17", False),
        ("9.90304195203140E+17", False),
        ("9.90304e17", False),
        ("９．９Ｅ＋１７", False),
    ],
)
def test_lost_digits_are_never_guessed(written: str, number: bool) -> None:
    assert clean_cell(of(Kind.ID_NUMBER), written, number) == (None, "id_lost_digits")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("99030419520314001", False),
        ("9903041952031400161", False),
        (f"{ID}4", False),
        (f"{ID}431", False),
        ("99030419520314X016", False),
        ("无", False),
        ("-", False),
        ("'", False),
        ("99030452031400X", False),
        ("99030452031400", True),
        ("-990304520314001", True),
        ("990304520314001.5", True),
        ("٩٩٠٣٠٤١٩٥٢٠٣١٤٠٠١٦", False),
    ],
)
def test_anything_else_is_no_id_number(written: str, number: bool) -> None:
    assert clean_cell(of(Kind.ID_NUMBER), written, number) == (None, "bad_id")


def test_a_wrong_check_digit_is_kept_as_written_and_flagged() -> None:
    assert clean_cell(of(Kind.ID_NUMBER), "990304195203140010") == ("990304195203140010", "wrong_check_digit")
    assert clean_cell(of(Kind.ID_NUMBER), "99030419520314001042") == ("990304195203140010", "wrong_check_digit")


def test_an_id_without_a_real_birthday_is_still_an_id() -> None:
    impossible = "99030419521340001"
    assert clean_cell(of(Kind.ID_NUMBER), impossible + check_digit(impossible))[1] is None
