"""A large installation for the load test: the demo city's places with many users and cases, all invented."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cache
from itertools import islice
from random import Random

from django.utils import timezone

from bench.site_filling import fill, indexes_made_later, values_of
from doudi.web.cases.models import Case, Counter, Event
from doudi.web.cases.words import SEVERITIES, THEMES
from doudi.web.cases.workflow import STATES
from doudi.web.demo_city.people import FAMILY, GIVEN, appoint
from doudi.web.orgs.models import Area, Post, Unit, User
from doudi.web.privacy.sealing import blind
from doudi.web.search.models import Token
from doudi.web.search.tokens import token, tokens_of

BATCH = 5_000
VERDICT = {"refuted": "refuted", "confirmed": "confirmed", "rectifying": "confirmed"}
DECIDED = ("pending_review", "closed")
SOUGHT = ("建国", "桂兰", "2026-0001", "wangjg")
"""What people look for; the sessions hold it as `w0` to `w3`."""


def people(n: int) -> None:
    """The demo's people, and more clerks until there are n."""
    appoint()
    towns = list(Unit.objects.filter(kind="town"))
    more = User.objects.bulk_create(
        [User(username=f"clerk-{at}", full_name=f"某{at}", password="!") for at in range(n - User.objects.count())]
    )
    Post.objects.bulk_create(
        [Post(user=user, unit=towns[at % len(towns)], role="town_clerk") for at, user in enumerate(more)]
    )


def cases(n: int, seed: int = 1) -> Iterator[int]:
    """Cases with an event each, spread over all towns; gives how many are there after each batch."""
    luck = Random(seed)
    towns = list(Area.objects.filter(level="town").select_related("parent"))
    units = {unit.area_id: unit for unit in Unit.objects.filter(kind="town")}
    numbers = iter(range(1, n + 1))
    with indexes_made_later(Case, Event):
        while part := list(islice(numbers, BATCH)):
            made = [_case(at, luck, luck.choice(towns), units) for at in part]
            fill(Case, map(values_of, made))
            fill(Event, (values_of(Event(case=case, act="open", to_state=case.state, given={})) for case in made))
            fill(Token, ({"value": value, "case_id": case.pk} for case in made for value in _tokens(case)))
            yield part[-1]
    Counter.objects.create(series=f"case-{timezone.localdate().year}", last=n)


def _tokens(case: Case) -> set[int]:
    """As `tokens_of`; the few invented names are reckoned once."""
    return _tokens_of_name(case.name) | {token("id", case.subject)}


@cache
def _tokens_of_name(name: str) -> frozenset[int]:
    return frozenset(tokens_of(Case(name=name)))


def _case(at: int, luck: Random, town: Area, units: dict[int, Unit]) -> Case:
    state = luck.choice(list(STATES))
    name, subject = luck.choice(FAMILY) + luck.choice(GIVEN), f"99{at:016d}"
    now = timezone.now()
    verdict = VERDICT.get(state) or (luck.choice(["confirmed", "refuted"]) if state in DECIDED else "")
    return Case(
        number=f"{now.year}-{at:07d}",
        source="check",
        theme=luck.choice(list(THEMES)),
        check_code=f"DB-{luck.randrange(1, 18):02d}",
        finding_id=f"{at:016x}",
        severity=luck.choice(list(SEVERITIES)),
        title="死亡人员仍在低保名册",
        area=town,
        county=town.parent,
        subject=subject,
        subject_blind=blind("subject", subject),
        name=name,
        doubt={"message": f"{name}已登记死亡，之后仍在低保名册上", "months": ["2020-05"]},
        amount=Decimal(luck.randrange(100_000)) / 100,
        state=state,
        previous_state="verifying" if state in {"suspended", "referred"} else "",
        unit=None if state == "pending_dispatch" else units[town.pk],
        due_on=None if state == "pending_dispatch" else now.date() + timedelta(days=luck.randrange(-30, 60)),
        verdict=verdict,
        opened_at=now - timedelta(days=luck.randrange(365)),
        closed_at=now - timedelta(days=luck.randrange(30)) if state == "closed" else None,
        closed_how="override" if state == "closed" else "",
    )
