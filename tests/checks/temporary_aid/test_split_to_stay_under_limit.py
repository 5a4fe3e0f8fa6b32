"""LS-07."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from doudi.checks.temporary_aid.split_to_stay_under_limit import split_to_stay_under_limit
from doudi.policy.book import read_book
from tests.checks.temporary_aid.grants import grants
from tests.tables import Verdicts, judge

LIMIT = 10000
ELSEWHERE = "510101101201"


def split(*rows: dict[str, str]) -> Verdicts:
    return judge(split_to_stay_under_limit, grants(*rows))


def decided(day: str, amount: str = "6000", **changed: str) -> dict[str, str]:
    return {"applied_on": "2020-04-24", "decided_on": day, "amount": amount, **changed}


def test_two_grants_of_a_window_exceed_the_limit_together() -> None:
    found = split(decided("2020-05-01"), decided("2020-05-10", "4000.01"))
    assert found.broken == ["@A"]
    assert found.amount("@A") == Decimal("10000.01")
    assert found.months("@A") == []
    finding = found.one("@A")
    assert (finding["grade"], finding["severity"], finding["name"]) == ("to_verify", "high", "张三")
    assert "自2020-05-01起的短期内由镇（街）审批2笔" in finding["message"]
    assert [row["row"] for row in finding["evidence"]] == [2, 3]


def test_the_limit_itself_is_kept() -> None:
    assert split(decided("2020-05-01"), decided("2020-05-10", "4000")).kept == 1


@pytest.mark.parametrize(("last", "broken"), [("2020-05-31", 1), ("2020-06-01", 0)])
def test_a_window_has_thirty_days_both_ends_included(last: str, broken: int) -> None:
    found = split(decided("2020-05-01"), decided(last))
    assert (len(found.broken), found.out_of_scope) == (broken, 1 - broken)


def test_the_largest_such_sum_is_the_money() -> None:
    found = split(decided("2020-05-01", "9000"), decided("2020-05-20", "2000"), decided("2020-06-18", "9500"),
                  decided("2020-06-25", "9600"))  # fmt: skip
    assert found.amount("@A") == Decimal("19100.00")
    assert found.one("@A")["message"].startswith("张三自2020-06-18起")


def test_the_same_day_counts() -> None:
    assert split(decided("2020-05-01"), decided("2020-05-01")).amount("@A") == Decimal("12000.00")


@pytest.mark.parametrize(
    "other",
    [
        decided("2020-05-10", approved_by="县区"),
        decided("2020-05-10", "10000.01"),
        decided("2020-04-23"),
        decided("2020-05-10", area_code=ELSEWHERE),
        decided("2020-05-10", applicant_id="@B"),
    ],
    ids=["by the county", "above the limit", "before the limit", "no limit there", "another person"],
)
def test_what_is_no_small_town_grant(other: dict[str, str]) -> None:
    found = split(decided("2020-05-01"), other)
    assert (found.broken, found.undecided) == ([], [])
    assert found.out_of_scope == found.summary.rows


def test_a_grant_of_exactly_the_limit_is_small() -> None:
    assert split(decided("2020-05-01", "10000"), decided("2020-05-02", "0.01")).broken == ["@A"]


@pytest.mark.parametrize("column", ["approved_by", "amount", "decided_on"])
def test_an_unknown_that_may_make_up_the_rest(column: str) -> None:
    found = split(decided("2020-05-01"), decided("2020-05-10", **{column: "?"}))
    assert found.undecided == ["@A"]
    assert found.amount("@A") is None
    assert len(found.one("@A")["missing"]) == 1


@pytest.mark.parametrize("column", ["approved_by", "decided_on"])
def test_an_unknown_that_cannot_make_up_the_rest(column: str) -> None:
    assert split(decided("2020-05-01"), decided("2020-05-10", "4000", **{column: "?"})).out_of_scope == 1


def test_an_unknown_amount_is_read_as_the_limit() -> None:
    assert split(decided("2020-05-01", "0.01"), decided("2020-05-10", "?")).undecided == ["@A"]
    assert split(decided("2020-05-01", "0"), decided("2020-05-10", "?")).out_of_scope == 1
    assert split(decided("2020-05-01"), decided("2020-06-10", "?")).out_of_scope == 1


def test_grants_without_a_day_lie_in_every_window() -> None:
    assert split(decided("?"), decided(".")).undecided == ["@A"]
    assert split(decided("?", "5000"), decided("?", "5000")).out_of_scope == 1
    far = [decided("2020-04-24", "4000"), decided("2020-06-20", "7000"), decided("?", "3500")]
    assert split(*far).undecided == ["@A"]


def test_kept_becomes_undecided_but_broken_stays_broken() -> None:
    kept = [decided("2020-05-01", "4000"), decided("2020-05-02", "4000")]
    assert split(*kept, decided("2020-05-03", "?")).undecided == ["@A"]
    broken = [decided("2020-05-01"), decided("2020-05-02")]
    assert split(*broken, decided("2020-05-03", "?")).amount("@A") == Decimal("12000.00")


def test_a_grant_of_unknown_place_has_no_limit() -> None:
    assert split(decided("2020-05-01"), decided("2020-05-10", area_code=".")).out_of_scope == 1


def test_the_limit_of_the_last_grant_counts_of_several_the_smallest(tmp_path: Path) -> None:
    laid_over = tmp_path / "parameters" / "temporary_aid"
    laid_over.mkdir(parents=True)
    entry = '{from: 2020-04-24, area: "610304", value: 8000, source: doudi-default}'
    (laid_over / "town_limit.yaml").write_text(f"title: 限额\nunit: yuan\nvalues:\n  - {entry}\n")
    book = read_book(tmp_path)
    low, high = {"area_code": "610304101201"}, {"area_code": "610303101201"}

    def verdict(*rows: dict[str, str]) -> str:
        summary = judge(split_to_stay_under_limit, grants(*rows), book=book).summary
        return next(name for name in ("broken", "undecided", "kept", "out_of_scope") if getattr(summary, name))

    assert verdict(decided("2020-05-01", "4500", **low), decided("2020-05-02", "4500", **high)) == "kept"
    assert verdict(decided("2020-05-01", "4500", **high), decided("2020-05-02", "4500", **low)) == "broken"
    assert verdict(decided("2020-05-02", "4500", **high), decided("2020-05-02", "4500", **low)) == "broken"
    # In doubt the largest limit counts.
    unsaid = decided("2020-05-02", "4500", approved_by="?", **low)
    assert verdict(decided("2020-05-01", "4500", **high), unsaid) == "out_of_scope"
    assert verdict(decided("2020-05-01", "5500.01", **high), unsaid) == "undecided"


def definition(rows: list[dict[str, str]]) -> tuple[str, Decimal | None]:
    """The note of LS-07 word by word, for one limit everywhere: verdict and yuan."""

    def windows(chosen: list[dict[str, str]]) -> list[list[dict[str, str]]]:
        dated = [row for row in chosen if row["decided_on"] != "?"]
        loose = [row for row in chosen if row["decided_on"] == "?"]
        starts = [date.fromisoformat(row["decided_on"]) for row in dated]
        near = [
            [row for row in dated if timedelta(0) <= date.fromisoformat(row["decided_on"]) - start <= timedelta(30)]
            for start in starts
        ]
        return [[*rows, *loose] for rows in near] or [loose]

    def amount(row: dict[str, str]) -> Decimal:
        return Decimal(LIMIT if row["amount"] == "?" else row["amount"])

    readable = [row for row in rows if row["approved_by"] in ("镇街", "?") and amount(row) <= LIMIT]
    certain = [row for row in readable if "?" not in (row["approved_by"], row["decided_on"], row["amount"])]
    pairs = [window for window in windows(certain) if len(window) > 1]
    over = [total for window in pairs if (total := sum(map(amount, window), Decimal())) > LIMIT]
    maybe = [
        window
        for window in windows(readable)
        if len(window) > 1 and any(row not in certain for row in window) and sum(map(amount, window)) > LIMIT
    ]
    if over:
        return "broken", max(over).quantize(Decimal("0.01"))
    return "undecided" if maybe else "kept" if pairs else "out_of_scope", None


def test_a_crowd_is_judged_as_the_definition_says() -> None:
    draw = Random(7)
    people: dict[str, list[dict[str, str]]] = defaultdict(list)
    for person in range(120):
        for _ in range(draw.randint(1, 5)):
            day = (date(2020, 4, 24) + timedelta(draw.randint(0, 66))).isoformat()
            people[f"@P{date(1950, 1, 1) + timedelta(person)}"].append(
                {
                    "decided_on": draw.choice([day] * 8 + ["?"]),
                    "amount": draw.choice(["1000", "2500", "4000", "5000", "6000", "10000", "10001", "?"]),
                    "approved_by": draw.choice(["镇街"] * 8 + ["县区", "?"]),
                }
            )
    crowd = split(*(decided("", applicant_id=who) | row for who, rows in people.items() for row in rows))
    expected = {who: definition(rows) for who, rows in people.items()}
    for verdict in ("broken", "undecided"):
        assert crowd.subjects(verdict) == sorted(who for who, (said, _) in expected.items() if said == verdict)
    assert crowd.kept == sum(said == "kept" for said, _ in expected.values()) > 0
    assert {who: crowd.amount(who) for who in crowd.broken} == {
        who: yuan for who, (said, yuan) in expected.items() if said == "broken"
    }
