"""GL-01."""

from pathlib import Path

import pytest

from doudi.checks.outliers.village_rate import village_rate
from doudi.policy.book import Book, read_book
from tests.tables import Verdicts, judge

ROSTERS = """
    areas
    area_code     name    level   managed_by  population
    610304000000  陈仓区  县区    .           999999
    610304101000  东镇    镇街    .           99999
    {villages}

    dibao_families
    month    family_no  area_code
    {families}

    dibao_members
    month    family_no  id_no  insured
    {members}
"""
Village = tuple[str, int]  # population, insured people


def rates(*villages: Village, book: Book | None = None, month: str = "2020-06", more: str = "") -> Verdicts:
    """Villages 0, 1, …, the insured people of each in one family; `more`: further members."""
    places = [f"61030410120{n}  村{n}  村社区  .  {people}" for n, (people, _) in enumerate(villages)]
    families = [f"{month}  F{n}  61030410120{n}" for n, (_, insured) in enumerate(villages) if insured]
    members = [
        f"{month}  F{n}  @A{1950 + n}-{1 + i // 28:02}-{1 + i % 28:02}  是"
        for n, (_, k) in enumerate(villages)
        for i in range(k)
    ]
    between = "\n    "
    text = ROSTERS.format(
        villages=between.join(places), families=between.join(families), members=between.join([*members, more or ""])
    )
    return judge(village_rate, text, book=book)


def calm(*more: Village, people: str = "100") -> list[Village]:
    """Median 3 %, MAD 1 % of a hundred people, with a fifth village."""
    return [(people, 1), (people, 2), (people, 3), (people, 4), *more]


def with_limit(folder: Path, z: str) -> Book:
    (folder / "outliers").mkdir()
    entry = f"{{from: 2020-01-01, value: {z}, source: doudi-default}}"
    (folder / "outliers" / "z.yaml").write_text(f"unit: score\nvalues:\n  - {entry}\n")
    return read_book(folder)


@pytest.mark.parametrize(("insured", "broken"), [(8, False), (9, True)])  # z = 3.37, 4.05
def test_far_above_the_others(insured: int, broken: bool) -> None:
    found = rates(*calm(("100", insured)))
    assert bool(found.broken) is broken
    assert found.summary.rows == 5


def test_what_the_finding_says() -> None:
    found = rates(*calm(("100", 9))).one("610304101204")
    assert (found["name"], found["grade"], found["severity"]) == ("村4", "to_verify", "low")
    assert [f"{month:%Y-%m}" for month in found["months"]] == ["2020-06"]
    assert found["amount"] is None
    assert "9.00%" in found["message"]
    assert "3.00%" in found["message"]


def test_far_below_and_without_anybody() -> None:
    found = rates(("100", 11), ("100", 12), ("100", 13), ("100", 14), ("100", 0))
    assert found.broken == ["610304101204"]


@pytest.mark.parametrize("people", ["100", "300", "700"])
@pytest.mark.parametrize(("z", "broken"), [("3.3725", False), ("3.3724", True)])  # d = 5 MAD, z = 0.6745 × 5
def test_exactly_at_the_limit_is_kept(people: str, z: str, broken: bool, tmp_path: Path) -> None:
    found = rates(*calm((people, 8), people=people), book=with_limit(tmp_path, z))
    assert found.broken == (["610304101204"] if broken else [])


def test_an_even_number_of_villages_takes_the_mean_of_the_middle_two(tmp_path: Path) -> None:
    even = (("100", 1), ("100", 2), ("100", 4), ("100", 9))  # median 3, deviations 1 1 2 6, MAD 1.5: z = 2.698
    assert rates(*even, book=with_limit(tmp_path, "2.698")).kept == 4


def test_just_above_with_an_even_number(tmp_path: Path) -> None:
    even = (("100", 1), ("100", 2), ("100", 4), ("100", 9))
    assert rates(*even, book=with_limit(tmp_path, "2.6979")).broken == ["610304101203"]


def test_no_spread_no_outlier() -> None:
    assert rates(("100", 1), ("100", 1), ("100", 1), ("100", 1), ("100", 50)).kept == 5


@pytest.mark.parametrize("people", [".", "?", "0"])
def test_population_unknown_or_nought(people: str) -> None:
    found = rates(*calm(("100", 5), (people, 5)))
    assert found.undecided == ["610304101205"]
    assert "户籍人口" in found.one("610304101205")["message"]
    assert found.kept == 5


def test_only_the_insured_count_and_each_once() -> None:
    here = "2020-06  F4  {}  {}\n    "
    assert rates(*calm(("100", 8)), more=here.format("@B1960-01-01", "否")).kept == 5
    assert rates(*calm(("100", 8)), more=here.format("@B1960-01-01", "是")).broken == ["610304101204"]
    twice = "2020-05  F4  @B1960-01-01  是"
    assert rates(*calm(("100", 8)), more=twice).kept == 5


def test_an_unreadable_insured_matters_only_near_the_limit() -> None:
    perhaps = "2020-06  F4  @B1960-01-01  ?"
    found = rates(*calm(("100", 8)), more=perhaps)
    assert found.undecided == ["610304101204"]
    assert "是否保障对象" in found.one("610304101204")["message"]
    assert rates(*calm(("100", 20)), more=perhaps).broken == ["610304101204"]
    assert rates(*calm(("100", 4)), more=perhaps).kept == 5


def test_without_the_roll_of_the_month_nothing_is_judged() -> None:
    found = rates(*calm(("100", 9)), month="2020-05")
    assert found.out_of_scope == 5
    assert found.summary.not_covered == ("610304000000|dibao_families|2020-06",)


def test_places_are_compared_within_their_unit() -> None:
    other = "\n    ".join(f"61032210120{n}  乡{n}  村社区  .  100" for n in range(5))
    text = ROSTERS.format(
        villages=other + "\n    610304101200  村0  村社区  .  100",
        families="2020-06  F0  610304101200\n    2020-06  F1  610322101201",
        members="2020-06  F0  @A  是\n    2020-06  F0  @B  是\n    2020-06  F1  @C  是",
    )
    found = judge(village_rate, text)
    assert found.broken == []
    assert found.kept == 6


def test_a_village_whose_level_is_unreadable_is_never_a_hit() -> None:
    text = ROSTERS.format(
        villages="\n    ".join(f"61030410120{n}  村{n}  {'村社区' if n < 4 else '?'}  .  100" for n in range(5)),
        families="\n    ".join(f"2020-06  F{n}  61030410120{n}" for n in range(5)),
        members="\n    ".join(
            f"2020-06  F{n}  @A{1950 + n}-01-{1 + i:02}  是" for n, k in enumerate((1, 2, 3, 4, 25)) for i in range(k)
        ),
    )
    assert judge(village_rate, text).undecided == ["610304101204"]
