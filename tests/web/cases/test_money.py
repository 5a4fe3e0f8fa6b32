"""The money of a case: what is due, recovered, waived, returned; nothing is edited, nothing exceeds."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from doudi.web.cases.actions import NotAllowed, NotRight, add_money, ask_waiver, decide_confirmation, strike_money
from doudi.web.cases.models import Case
from doudi.web.cases.money import Balance, balance_of, balance_seen_by
from tests.web.cases.conftest import Office
from tests.web.factories import City


def pay(case, office, kind, amount, **given):
    usual = {"on": office.today, "receipt": "" if kind in {"due", "waived"} else "陕财0001"}
    return add_money(case, by=office.clerk, kind=kind, amount=Decimal(amount), **usual | given)


@pytest.fixture
def owed(office) -> Case:
    case = office.rectifying()
    pay(case, office, "due", "1260.00")
    return case


def waive(case, office, amount, **given):
    """Asked by the clerk, confirmed by the reviewer."""
    usual = {"by": office.clerk, "reviewer": office.reviewer.user, "reason": "家庭确无偿还能力"}
    return decide_confirmation(
        ask_waiver(case, amount=Decimal(amount), **usual | given), by=office.reviewer, grant=True
    )


def test_a_balance(owed, office):
    pay(owed, office, "recovered", "800")
    waive(owed, office, "160.50")
    pay(owed, office, "returned", "500")
    balance = balance_of(owed)
    assert (balance.outstanding, balance.held) == (Decimal("299.50"), Decimal("300.00"))


@pytest.mark.parametrize(
    ("kind", "amount", "field"),
    [
        ("recovered", "1260.01", "amount"),
        ("returned", "0.01", "amount"),
        ("due", "0", "amount"),
        ("due", "-5", "amount"),
        ("due", "1.005", "amount"),
        ("gift", "5", "kind"),
    ],
)
def test_what_cannot_be(owed, office, kind, amount, field):
    with pytest.raises(NotRight) as raised:
        pay(owed, office, kind, amount)
    assert raised.value.field == field


def test_no_money_without_a_receipt_or_from_the_future(owed, office):
    with pytest.raises(NotRight, match="票据"):
        pay(owed, office, "recovered", "5", receipt=" ")
    with pytest.raises(NotRight, match="今天"):
        pay(owed, office, "recovered", "5", on=office.today + timedelta(days=1))


@pytest.mark.parametrize("slip", ["no reason", "who did the work", "himself", "no reviewer"])
def test_waiving_needs_a_reason_and_another_who_approves(owed, office, slip):
    given = {
        "no reason": {"reason": " "},
        "who did the work": {"by": office.county, "reviewer": office.clerk.user},
        "himself": {"by": office.clerk, "reviewer": office.clerk.user},
        "no reviewer": {"reviewer": office.stranger.user},
    }[slip]
    with pytest.raises(NotRight):
        waive(owed, office, "5", **given)
    assert balance_of(owed).waived == 0


def test_nobody_books_what_is_waived_alone(owed, office):
    with pytest.raises(NotRight) as raised:
        pay(owed, office, "waived", "5", reason="家庭确无偿还能力")
    assert raised.value.field == "kind"


def test_a_wrong_line_is_struck_and_stays_to_be_seen(owed, office):
    line = pay(owed, office, "recovered", "800")
    strike_money(line, by=office.clerk, why="票据录错")
    assert balance_of(owed).recovered == 0
    assert owed.money.get(pk=line.pk).struck_why == "票据录错"
    with pytest.raises(NotAllowed):
        strike_money(line, by=office.clerk, why="再来")


def test_what_others_rest_on_is_not_struck(owed, office):
    pay(owed, office, "recovered", "800")
    with pytest.raises(NotAllowed, match="先作废"):
        strike_money(owed.money.first(), by=office.clerk, why="录错")
    assert balance_of(owed).due == 1260


def test_sums_are_of_what_is_seen(owed, office):
    assert balance_seen_by(office.county).due == 1260
    assert balance_seen_by(office.stranger) == Balance()
    assert balance_seen_by(office.county, case__theme="payments") == Balance()


class Laws(TestCase):
    """Whatever is tried, nothing is recovered beyond what is due, or returned beyond what was recovered."""

    @settings(deadline=None, max_examples=40)
    @given(
        st.lists(
            st.tuples(st.sampled_from(["due", "recovered", "waived", "returned"]), st.decimals("0.01", 900, places=2)),
            max_size=6,
        )
    )
    def test_the_balance_never_falls_below_nothing(self, lines):
        office = Office(City())
        case = office.rectifying()
        for kind, amount in lines:
            try:
                waive(case, office, amount) if kind == "waived" else pay(case, office, kind, amount)
            except NotRight:
                continue
        balance = balance_of(case)
        assert balance.outstanding >= 0
        assert balance.held >= 0
