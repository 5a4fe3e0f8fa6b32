"""Precision of each check, as people's verification has it."""

from decimal import Decimal

import pytest

from doudi.web.cases.models import Case
from doudi.web.cases.queries import ENOUGH, precisions


def verified(office, code: str, confirmed: int, refuted: int) -> None:
    template = office.opened(check_code=code)
    for n in range(confirmed + refuted):
        verdict = "confirmed" if n < confirmed else "refuted"
        fields = {"source": "check", "theme": "dibao", "title": "疑点", "check_code": code, "verdict": verdict}
        Case.objects.create(number=f"{code}-{n}", area=template.area, county=template.county, **fields)


def test_confirmed_of_verified(office):
    verified(office, "DB-01", 3, 1)
    one = precisions(office.county)["DB-01"]
    assert (one.confirmed, one.refuted, one.share, one.below) == (3, 1, Decimal("0.75"), False)


@pytest.mark.parametrize(
    ("confirmed", "refuted", "below"), [(4, 6, True), (5, 5, False), (4, ENOUGH - 5, False), (0, 10, True)]
)
def test_a_check_under_its_minimum_is_marked_once_enough_was_verified(office, confirmed, refuted, below):
    verified(office, "DB-01", confirmed, refuted)
    assert precisions(office.county)["DB-01"].below is below


def test_each_check_may_have_its_own_minimum(office, settings, monkeypatch):
    monkeypatch.setitem(settings.HOME.settings, "precision", {"default": 80, "GL-01": 20})
    verified(office, "DB-01", 7, 3)
    verified(office, "GL-01", 3, 7)
    assert {code: one.below for code, one in precisions(office.county).items()} == {"DB-01": True, "GL-01": False}


def test_only_what_is_seen_counts(office):
    verified(office, "DB-01", 1, 0)
    assert precisions(office.stranger) == {}


def test_one_question_for_all_checks(office, django_assert_max_num_queries):
    verified(office, "DB-01", 5, 5)
    verified(office, "TK-02", 5, 5)
    with django_assert_max_num_queries(5):
        precisions(office.county)
