"""LS-08."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from doudi.checks.temporary_aid.repeated_for_same_cause import repeated_for_same_cause
from tests.checks.temporary_aid.grants import grants
from tests.tables import Verdicts, judge

UNDATED = {"applied_on": "?", "decided_on": "?"}


def causes(*rows: dict[str, str]) -> Verdicts:
    return judge(repeated_for_same_cause, grants(*rows))


def given(day: str, cause: str = "火灾", amount: str = "1000", **changed: str) -> dict[str, str]:
    return {"applied_on": day, "decided_on": day, "cause": cause, "amount": amount, **changed}


def test_beyond_the_first_the_later_ones_are_the_money() -> None:
    found = causes(given("2020-06-01", amount="3000"), given("2020-05-01"), given("2020-06-02", amount="500"))
    assert found.broken == ["@A"]
    assert found.amount("@A") == Decimal("3500.00")
    assert found.months("@A") == []
    assert found.one("@A")["message"] == "张三在12个月内以“火灾”为由获得3次临时救助（规定1次），超出次数的共3500.00元。"
    assert (found.one("@A")["grade"], found.one("@A")["severity"]) == ("to_verify", "medium")


def test_on_one_day_the_number_decides_which_was_first() -> None:
    found = causes(given("2020-06-01", amount="700", grant_no="Y"), given("2020-06-01", amount="300", grant_no="X"))
    assert found.amount("@A") == Decimal("700.00")


def test_each_cause_has_its_own_first() -> None:
    pairs = (("火灾", "10"), ("火灾", "20"), ("车祸", "30"), ("车祸", "40"), ("其他", "50"))
    found = causes(*(given("2020-06-01", cause, amount) for cause, amount in pairs))
    assert found.amount("@A") == Decimal("60.00")


def test_an_unknown_amount_adds_nothing() -> None:
    assert causes(given("2020-05-01"), given("2020-06-01", amount="?")).amount("@A") is None


@pytest.mark.parametrize(("first", "broken"), [("2019-06-30", 1), ("2019-06-29", 0)])
def test_twelve_months_back(first: str, broken: int) -> None:
    found = causes(given(first), given("2020-06-01"))
    assert (len(found.broken), found.kept) == (broken, 1 - broken)


def test_the_day_of_the_decision_stands_else_that_of_the_application() -> None:
    recent = given("2020-06-01")
    assert causes(recent, given("2019-06-01") | {"decided_on": "2019-07-01"}).broken == ["@A"]
    assert causes(recent, given("2019-07-01") | {"decided_on": "?"}).broken == ["@A"]
    assert causes(recent, given("2020-06-02") | {"decided_on": "2020-07-01"}).kept == 1  # after the day
    assert causes(given("2019-01-01")).out_of_scope == 1


def test_different_causes_and_people_are_kept() -> None:
    assert causes(given("2020-05-01", "车祸"), given("2020-06-01"), given("2020-06-01", applicant_id="@B")).kept == 2


def test_an_unknown_cause_may_be_any() -> None:
    found = causes(given("2020-05-01"), given("2020-06-01", "?"))
    assert found.undecided == ["@A"]
    assert found.one("@A")["missing"] == ["救助事由（临时救助台账，由镇（街）和县区民政局掌握）"]
    assert causes(given("2020-05-01", "?"), given("2020-06-01", "?")).undecided == ["@A"]
    assert causes(given("2020-05-01", "?")).kept == 1
    assert causes(given("2018-05-01"), given("2020-06-01", "?")).kept == 1


def test_a_grant_without_a_date_may_lie_in_the_window() -> None:
    found = causes(given("2020-05-01"), given("?") | UNDATED)
    assert found.undecided == ["@A"]
    assert found.one("@A")["missing"] == ["审批日期（临时救助台账，由镇（街）和县区民政局掌握）"]
    assert causes(given("2020-05-01"), given("?", "车祸") | UNDATED).kept == 1
    assert causes(given("2020-05-01"), given("?", "?") | UNDATED).undecided == ["@A"]
    assert causes(given("?") | UNDATED, given("?") | UNDATED).undecided == ["@A"]
    assert causes(given("?") | UNDATED).kept == 1


def test_what_is_certain_stays_broken() -> None:
    found = causes(given("2020-05-01"), given("2020-06-01"), given("2020-06-01", "?"), given("?") | UNDATED)
    assert (found.broken, found.amount("@A")) == (["@A"], Decimal("1000.00"))
    assert [row["row"] for row in found.one("@A")["evidence"]] == [2, 3]


def definition(rows: list[dict[str, str]]) -> tuple[str, Decimal | None]:
    """The row of LS-08 word by word, one grant allowed: verdict and yuan."""
    days = [row["decided_on"] if row["decided_on"] != "?" else row["applied_on"] for row in rows]
    recent = [row | {"day": day} for day, row in zip(days, rows, strict=True) if "2019-06-30" <= day <= "2020-06-30"]
    undated = [row for day, row in zip(days, rows, strict=True) if day == "?"]
    stated = Counter(row["cause"] for row in recent if row["cause"] != "?")
    most = Counter(row["cause"] for row in [*recent, *undated])
    unknown = most.pop("?", 0)
    if max(stated.values(), default=0) > 1:
        turns: Counter[str] = Counter()
        yuan = Decimal("0.00")
        for row in sorted(recent, key=lambda row: (row["day"], row["grant_no"])):
            turns[row["cause"]] += 1
            yuan += Decimal(row["amount"]) if row["cause"] != "?" and turns[row["cause"]] > 1 else 0
        return "broken", yuan
    if max(most.values(), default=0) + unknown > 1:
        return "undecided", None
    return "kept" if recent or undated else "out_of_scope", None


def test_a_crowd_is_judged_as_the_definition_says() -> None:
    draw = Random(8)
    people: dict[str, list[dict[str, str]]] = {}
    for person in range(120):
        days = [(date(2019, 4, 1) + timedelta(draw.randint(0, 456))).isoformat() for _ in range(draw.randint(1, 4))]
        people[f"@P{date(1950, 1, 1) + timedelta(person)}"] = [
            {
                "grant_no": f"G{draw.randint(0, 10**9)}",
                "applied_on": day,
                "decided_on": draw.choice([day] * 5 + ["?"]),
                "cause": draw.choice(["火灾", "车祸", "病", "学", "?"]),
                "amount": str(draw.randint(1, 9999)),
            }
            | draw.choice([{}] * 9 + [UNDATED])
            for day in days
        ]
    crowd = causes(*(row | {"applicant_id": who} for who, rows in people.items() for row in rows))
    expected = {who: definition(rows) for who, rows in people.items()}
    for verdict in ("broken", "undecided"):
        assert crowd.subjects(verdict) == sorted(who for who, (said, _) in expected.items() if said == verdict)
    assert crowd.kept == sum(said == "kept" for said, _ in expected.values())
    assert crowd.out_of_scope == sum(said == "out_of_scope" for said, _ in expected.values())
    assert {who: crowd.amount(who) for who in crowd.broken} == {
        who: yuan for who, (said, yuan) in expected.items() if said == "broken"
    }
