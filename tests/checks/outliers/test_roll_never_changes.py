"""GL-02."""

from pathlib import Path

import pytest

from doudi.checks.outliers.roll_never_changes import roll_never_changes
from doudi.policy.book import Book, read_book
from tests.tables import Verdicts, judge

HERE, NEXT = "610304101201", "610304101202"
HALF_A_YEAR = ["2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06"]
TEN = [f"F{n}" for n in range(10)]
Lines = list[tuple[str, str, str]]  # month, family, place


def still(families: list[str] = TEN, months: list[str] = HALF_A_YEAR, place: str = HERE) -> Lines:
    return [(month, family, place) for month in months for family in families]


def village(lines: Lines, book: Book | None = None) -> Verdicts:
    text = f"""
        areas
        area_code     name  level   population
        610304000000  区    县区    .
        {HERE}  东村  村社区  .

        dibao_families
        month  family_no  area_code
    """
    return judge(roll_never_changes, text.rstrip() + "\n" + "\n".join("  ".join(line) for line in lines), book=book)


def test_the_same_ten_families_for_six_months() -> None:
    found = village(still())
    assert (found.broken, found.months(HERE), found.amount(HERE)) == ([HERE], HALF_A_YEAR, None)
    one = found.one(HERE)
    assert (one["name"], one["grade"], one["severity"]) == ("东村", "to_verify", "low")
    assert found.summary.rows == 1


def test_earlier_months_are_not_compared() -> None:
    assert village([*still(), ("2019-12", "F99", HERE)]).broken == [HERE]


def test_nine_families_are_too_few() -> None:
    assert village(still(TEN[:9])).out_of_scope == 1
    assert village([*still(), *still(["F10"])]).broken == [HERE]


@pytest.mark.parametrize("month", HALF_A_YEAR)
def test_one_more_or_less_or_another_in_any_month_is_kept(month: str) -> None:
    assert village([*still(), (month, "F99", HERE)]).kept == 1
    eleven = still([*TEN, "F10"])
    assert village([line for line in eleven if line[:2] != (month, "F10")]).kept == 1
    exchanged = [(m, "F98" if (m, f) == (month, "F0") else f, p) for m, f, p in still()]
    assert village(exchanged).kept == 1


def test_a_family_that_moved_in_from_the_next_village() -> None:
    moved = [(m, f, NEXT if (m, f) == ("2020-01", "F0") else p) for m, f, p in still()]
    assert village(moved).kept == 1


def test_a_missing_month_of_the_unit_is_a_gap() -> None:
    found = village([line for line in still() if line[0] != "2020-03"])
    assert found.out_of_scope == 1
    assert found.summary.not_covered == ("610304000000|dibao_families|2020-03",)
    found = village([line for line in still() if line[0] != "2020-06"])
    assert found.out_of_scope == 1
    assert found.summary.not_covered == ("610304000000|dibao_families|2020-06",)


def test_a_month_without_families_here_is_a_change_if_the_unit_handed_it_in() -> None:
    lines = [line for line in still() if line[0] != "2020-03"]
    assert village([*lines, ("2020-03", "F77", NEXT)]).kept == 1


def test_a_place_that_is_unreadable_in_one_month() -> None:
    lost = [(m, f, "?" if (m, f) == ("2020-02", "F0") else p) for m, f, p in still()]
    assert village(lost).undecided == [HERE]
    lost_now = [(m, f, "?" if (m, f) == ("2020-06", "F0") else p) for m, f, p in still()]
    assert village(lost_now).undecided == [HERE]
    assert village([*lost, ("2020-04", "F99", HERE)]).kept == 1


def test_number_of_months_and_families_by_parameter(tmp_path: Path) -> None:
    (tmp_path / "outliers").mkdir()
    for name, unit, value in (("still_months", "months", 2), ("min_families", "count", 3)):
        entry = f"{{from: 2020-01-01, area: '610304', value: {value}, source: doudi-default}}"
        (tmp_path / "outliers" / f"{name}.yaml").write_text(f"unit: {unit}\nvalues:\n  - {entry}\n")
    found = village(still(TEN[:3], HALF_A_YEAR[-2:]), book=read_book(tmp_path))
    assert found.broken == [HERE]
    assert found.months(HERE) == ["2020-05", "2020-06"]
