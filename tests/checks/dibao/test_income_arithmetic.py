"""The mean income of DB-09 against exact fractions."""

from collections import defaultdict
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from doudi.checks.dibao.income_above_standard import income_above_standard
from tests.tables import judge

MONTHS = ("2020-03", "2020-04", "2020-05")
# Around the standard of 395: exact means of one to three months and members come out at it, and just beside it.
AMOUNTS = st.sampled_from([0, 39500, 39501, 79000, 79001, 118500, 118501, 131667])
INCOMES = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["工资", "个税", "养老金", "其他"]), st.sampled_from(MONTHS), AMOUNTS),
    min_size=1,
    max_size=6,
)


def mean(incomes: list[tuple[int, str, str, int]]) -> Fraction:
    """Yuan a head and month in a family of three."""
    sums: defaultdict[tuple[int, str], defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for who, source, month, cents in incomes:
        sums[who, month][source] += cents
    total = sum(max(one["工资"], one["个税"]) + one["养老金"] + one["其他"] for one in sums.values())
    return Fraction(total, 100) / len({month for _, _, month, _ in incomes}) / 3


def rosters(families: list[list[tuple[int, str, str, int]]]) -> str:
    """A roll of families of three (each member with a birthday of his own) with their incomes."""
    ids = [[f"@A{1950 + n}-01-{who + 1:02}" for who in range(3)] for n in range(len(families))]
    roll = ["dibao_families", "month  family_no  area_code  kind"]
    roll += [f"2020-06  F{n}  610304101201  农村" for n in range(len(families))]
    members = ["dibao_members", "month  family_no  id_no"]
    members += [f"2020-06  F{n}  {one}" for n, people in enumerate(ids) for one in people]
    rows = ["incomes", "id_no  source  month  amount"]
    rows += [
        f"{ids[n][who]}  {source}  {month}  {cents / 100:.2f}"
        for n, incomes in enumerate(families)
        for who, source, month, cents in incomes
    ]
    return "\n\n".join("\n".join(lines) for lines in (roll, members, rows))


@given(st.lists(INCOMES, min_size=5, max_size=25))
@settings(max_examples=6, deadline=None)
def test_a_family_is_above_the_standard_exactly_when_its_mean_is(
    families: list[list[tuple[int, str, str, int]]],
) -> None:
    found = judge(income_above_standard, rosters(families))
    assert found.broken == sorted(f"F{n}" for n, incomes in enumerate(families) if mean(incomes) > 395)
