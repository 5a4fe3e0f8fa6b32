"""Failures that others had and no other test here would catch. docs/acceptance.md says which test catches which."""

# ruff: noqa: F811 – pytest asks for fixtures by their names
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from doudi.web.audit.models import Checkpoint, Entry
from doudi.web.cases.actions import move
from doudi.web.cases.models import Case, Comment, Dealing, Letter, MoneyLine
from doudi.web.intake.actions.open_cases import open_cases
from doudi.web.intake.models import Finding
from tests.web.cases.conftest import office  # noqa: F401 – fixture
from tests.web.intake.conftest import rolls  # noqa: F401 – fixture

LINES = [entry.attname for entry in Entry._meta.concrete_fields]
WAYS = {
    "queryset.delete": lambda: Entry.objects.all().delete(),
    "queryset.update": lambda: Entry.objects.update(who="nobody"),
    "raw delete": lambda: Entry.objects.all()._raw_delete("default"),
    "delete": lambda: Entry.objects.first().delete(),
    "save": lambda: Entry(**Entry.objects.values(*LINES).first() | {"who": "nobody"}).save(),
    "bulk_update": lambda: Entry.objects.bulk_update([changed(Entry.objects.first())], ["who"]),
    "bulk_create over": lambda: Entry.objects.bulk_create(
        [changed(Entry.objects.first())], update_conflicts=True, unique_fields=["number"], update_fields=["who"]
    ),
    "checkpoint": lambda: Checkpoint.objects.all().delete(),
}


def changed(entry):
    entry.who = "nobody"
    return entry


def log() -> list[dict]:
    return list(Entry.objects.order_by("number").values())


@pytest.mark.parametrize("way", WAYS)
def test_no_call_deletes_or_edits_the_log(city, way):
    city.case("虢镇")
    Checkpoint.objects.create(
        on=timezone.localdate(), made_at=timezone.now(), last_number=1, last_hash="0", signature=b"1"
    )
    before = log()
    with pytest.raises(DatabaseError), transaction.atomic():
        WAYS[way]()
    assert (log(), Checkpoint.objects.count()) == (before, 1)


def test_a_run_never_changes_what_people_found_out(rolls):
    """Nor does it wake a case that was closed as not true."""
    batch = rolls.accepted()
    rolls.checked(batch)
    open_cases(by=rolls.officer, findings=Finding.objects.visible_to(rolls.officer).to_open())
    refuted, confirmed = Case.objects.visible_to(rolls.officer).order_by("number")[:2]
    _verified(rolls, refuted, "refute")
    _verified(rolls, confirmed, "confirm")
    before = _verdicts(rolls)
    rolls.checked(batch)
    rolls.checked(batch, as_of=timezone.localdate())
    assert _verdicts(rolls) == before
    assert [row[1:3] for row in before[:3]] == [
        ("refuted", "refuted"),
        ("confirmed", "confirmed"),
        ("pending_dispatch", ""),
    ]


def _verified(rolls, case, step):
    clerk = rolls.city.actor("town_clerk", next(name for name, area in rolls.city.areas.items() if area == case.area))
    move(case, "dispatch", by=rolls.officer, unit=clerk.unit, due_on=timezone.localdate() + timedelta(days=40))
    move(case, "receive", by=clerk)
    move(case, step, by=clerk, visited_on=timezone.localdate(), met="其子", finding="见到本人和死亡证明")


def _verdicts(rolls):
    return list(
        Case.objects.visible_to(rolls.officer).order_by("number").values_list("pk", "state", "verdict", "version")
    )


def twice(actor, where, given):
    """A double click on the form of an act."""
    client = Client()
    client.force_login(actor.user)
    for _click in range(2):
        assert client.post(where, given).status_code == 302


def test_a_double_click_books_no_money_twice(office):
    case = office.rectifying()
    given = {"kind": "due", "amount": "1200.00", "on": office.today.isoformat()}
    twice(office.clerk, reverse("case_act", args=[case.pk, "add_money"]), given)
    twice(office.clerk, reverse("case_act", args=[case.pk, "add_money"]), given | {"amount": "1200.01"})
    amounts = MoneyLine.objects.visible_to(office.clerk).values_list("amount", flat=True)
    assert sorted(map(str, amounts)) == ["1200.00", "1200.01"]


def test_a_double_click_deals_with_nobody_twice(office):
    case = office.rectifying()
    given = {"person": "王某某", "kind": "education", "on": office.today.isoformat()}
    twice(office.county, reverse("case_act", args=[case.pk, "deal_with"]), given)
    assert Dealing.objects.visible_to(office.county).count() == 1


def test_a_double_click_says_it_once(office):
    case = office.rectifying()
    twice(office.clerk, reverse("case_comment", args=[case.pk]), {"text": "已联系家属"})
    assert Comment.objects.visible_to(office.clerk).count() == 1


def test_a_double_click_sends_one_letter_under_one_number(office):
    case, due = office.rectifying(), office.today + timedelta(days=9)
    given = {"kind": "supervision", "addressee": office.clerk.unit.pk, "demand": "请停发", "due_on": due.isoformat()}
    twice(office.county, reverse("case_act", args=[case.pk, "supervise"]), given)
    twice(office.county, reverse("case_act", args=[case.pk, "supervise"]), given | {"demand": "请追回"})
    numbers = Letter.objects.visible_to(office.county).values_list("number", flat=True)
    assert [number.split("〕")[1] for number in sorted(numbers)] == ["1号", "2号"]


def test_a_double_click_asks_and_confirms_once(office):
    case = office.submitted()
    given = {"reviewer": office.reviewer.user.pk, "reason": "凭证已核对"}
    twice(office.county, reverse("case_act", args=[case.pk, "ask_override"]), given)
    asked = case.confirmations.get()
    decide = reverse("case_act_on", args=[case.pk, "decide_confirmation", asked.pk])
    twice(office.reviewer, decide, {"grant": "yes", "seen": case.version})
    assert [event.act for event in case.events.all()][-2:] == ["ask_override", "close"]


PAGE = Path(__file__).parents[2] / "docs/acceptance.md"


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`((?:tests|bench)/[^`]+)`", PAGE.read_text()))))
def test_each_test_on_the_page_is_there(named):
    path, _colons, test = named.partition("::")
    assert f"def {test}(" in (PAGE.parents[1] / path).read_text() if test else (PAGE.parents[1] / path).exists()
