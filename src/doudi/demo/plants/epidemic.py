"""YQ: who was not looked in on, not subsidised, not helped in the time of the epidemic."""

from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.plants.aid import grant
from doudi.demo.plants.draft import Draft, Person, Row
from doudi.demo.plants.procedure import application
from doudi.demo.plants.rolls import family, ward

FROM_DAY = date(2020, 1, 25)
LAST_SUBSIDY = date(2020, 6, 1)


def plant(draft: Draft) -> None:
    """All plants of the family."""
    for sow in (yq01, yq01_not, yq02, yq02_not, yq03, yq03_not, yq04, yq04_not):
        draft.plant = sow.__name__
        sow(draft)


def _looked_in(draft: Draft, person: Person, day: date, need: bool | None = False) -> Row:
    return draft.add(
        "home_visits", id_no=person.id_no, name=person.name, area_code=person.village.area_code, visited_on=day,
        visitor="网格员", situation="见登记表", need=need,
    )  # fmt: skip


def _patient(draft: Draft, person: Person, day: date | None) -> Person:
    draft.add(
        "epidemic_cases", id_no=person.id_no, name=person.name, area_code=person.village.area_code, confirmed_on=day
    )
    return person


def _wife(draft: Draft, person: Person) -> Person:
    """Somebody else of his hukou, as a person who can be visited."""
    row = next(
        row for row in draft.rows["households"] if row["hukou_no"] == person.hukou_no and row["id_no"] != person.id_no
    )
    return Person(str(row["id_no"]), str(row["name"]), person.birth, False, person.village)


def yq01(draft: Draft) -> None:
    """Nobody came; somebody came the day before; not in the hukou register; confirmed nobody knows when."""
    confirmed = draft.clock.ago(120)
    nobody, before, excused = (_patient(draft, draft.neighbour(), confirmed) for _ in range(3))
    _looked_in(draft, before, confirmed - timedelta(days=1))
    for person in (nobody, before):
        draft.expect("YQ-01", person.id_no, months=())
    for person in (_patient(draft, draft.person(40), confirmed), _patient(draft, draft.neighbour(), None)):
        draft.expect("YQ-01", person.id_no, "undecided", months=())
    draft.excuse("YQ-01", id_no=excused.id_no)
    draft.expect("YQ-01", excused.id_no, "excused", months=())


def yq01_not(draft: Draft) -> None:
    """Visited on the day itself; the wife was visited; himself, whom the register does not know."""
    confirmed = draft.clock.ago(120)
    _looked_in(draft, _patient(draft, draft.neighbour(), confirmed), confirmed)
    _looked_in(draft, _wife(draft, _patient(draft, draft.neighbour(), confirmed)), draft.clock.ago(60))
    _looked_in(draft, _patient(draft, draft.person(40), confirmed), draft.clock.ago(60))


def _grandchild(draft: Draft, age: int) -> Person:
    grandmother = draft.person(67, male=False)
    child = draft.person(age, village=grandmother.village)
    draft.hukou(grandmother, child, relations=("户主", "孙子女"))
    return child


def _vulnerable(draft: Draft, kind: str, age: int) -> Person:
    person = draft.neighbour(age) if age > 18 else _grandchild(draft, age)
    draft.add("vulnerable_people", id_no=person.id_no, name=person.name, area_code=person.village.area_code, kind=kind)
    return person


def yq02(draft: Draft) -> None:
    """Never visited; visited the day before it began; only somebody else of the hukou was visited."""
    old, early = _vulnerable(draft, "留守老年人", 75), _vulnerable(draft, "留守老年人", 70)
    beside, excused = _vulnerable(draft, "事实无人抚养儿童", 12), _vulnerable(draft, "困境儿童", 9)
    _looked_in(draft, early, FROM_DAY - timedelta(days=1))
    _looked_in(draft, _wife(draft, beside), draft.clock.ago(20))
    for person in (old, early, beside):
        draft.expect("YQ-02", person.id_no, months=())
    draft.excuse("YQ-02", id_no=excused.id_no)
    draft.expect("YQ-02", excused.id_no, "excused", months=())


def yq02_not(draft: Draft) -> None:
    """Visited on the first day; today."""
    _looked_in(draft, _vulnerable(draft, "散居孤儿", 10), FROM_DAY)
    _looked_in(draft, _vulnerable(draft, "留守老年人", 80), draft.clock.as_of)


def yq03(draft: Draft) -> None:
    """A family without the subsidy of two months, a tekun person without that of one, a transfer nobody confirms."""
    months = [month for month in draft.clock.months if month <= LAST_SUBSIDY]
    home, old, unsure, excused = family(draft), ward(draft), family(draft), family(draft)
    draft.drop("payments", home.subsidies[0], home.subsidies[1], old.subsidies[0], excused.subsidies[0])
    if draft.clock.month == LAST_SUBSIDY:
        unsure.subsidies[5]["result"] = None
        draft.expect("YQ-03", unsure.no, "undecided", months=[draft.clock.month])
    draft.excuse("YQ-03", family_no=excused.no)
    if draft.clock.months[0] in months:
        draft.expect("YQ-03", old.id_no, months=months[:1])
        draft.expect("YQ-03", excused.no, "excused", months=months[:1])
    if missed := [month for month in draft.clock.months[:2] if month in months]:
        draft.expect("YQ-03", home.no, months=missed)


def yq03_not(draft: Draft) -> None:
    """Paid by the id of a member only; by the quarter; returned and paid again."""
    by_id, by_quarter, again = family(draft), family(draft), family(draft)
    for line in by_id.subsidies.values():
        line["family_no"] = None
    first = by_quarter.subsidies[3]
    months = draft.clock.months
    if months[3].month in (1, 4, 7, 10):
        draft.drop("payments", by_quarter.subsidies[4], by_quarter.subsidies[5])
        first.update(amount=Decimal(180), note=f"{months[3].month}—{months[5].month}月")
    back = again.subsidies[3]
    back["result"] = "退回"
    draft.add("payments", **{**back, "result": "成功", "note": "补发", "paid_on": months[3].replace(day=25)})


def yq04(draft: Draft) -> None:
    """In need for thirty days and nothing since; an application before the visit does not count; need unsaid."""
    nothing, earlier, unsaid, excused = (draft.neighbour() for _ in range(4))
    for person, days, need in ((nothing, 30, True), (earlier, 45, True), (unsaid, 60, None), (excused, 60, True)):
        _looked_in(draft, person, draft.clock.ago(days), need)
    grant(draft, person=earlier, applied_on=draft.clock.ago(46))
    for person in (nothing, earlier):
        draft.expect("YQ-04", person.id_no, months=())
    draft.expect("YQ-04", unsaid.id_no, "undecided", months=())
    draft.excuse("YQ-04", id_no=excused.id_no)
    draft.expect("YQ-04", excused.id_no, "excused", months=())


def yq04_not(draft: Draft) -> None:
    """Twenty-nine days; applied that day; the wife was granted; on a roll already; no need."""
    seen = draft.clock.ago(60)
    _looked_in(draft, draft.neighbour(), draft.clock.ago(29), True)
    applied, helped = draft.neighbour(), draft.neighbour()
    for person in (applied, helped):
        _looked_in(draft, person, seen, True)
    application(draft, applied, accepted_on=seen)
    grant(draft, person=_wife(draft, helped), applied_on=draft.clock.ago(30))
    _looked_in(draft, family(draft).members[1], seen, True)
    _looked_in(draft, ward(draft).person, seen, True)
    _looked_in(draft, draft.neighbour(), seen, False)
