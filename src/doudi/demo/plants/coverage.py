"""LB: people left out or dropped (漏保、脱保)."""

from datetime import date, timedelta

from doudi.demo.calendar import shift
from doudi.demo.plants.draft import Draft, Person, Row
from doudi.demo.plants.rolls import couple, family, ward

SINGLE_PERSON_RULE = date(2021, 7, 1)
"""LB-04 is in force from this day (民发〔2021〕57号第八条)."""


def plant(draft: Draft) -> None:
    """All plants of the family."""
    for sow in (
        lb01, lb01_not, lb01_open, lb02, lb02_not, lb03, lb03_not, lb04, lb05, lb05_not, lb06, lb06_not, lb07,
        lb07_more, lb07_not,
    ):  # fmt: skip
        draft.plant = sow.__name__
        sow(draft)


def _m(draft: Draft) -> list[date]:
    return [draft.clock.month]


def _poor(
    draft: Draft,
    status: str = "未脱贫",
    *,
    age: int = 45,
    born: date | None = None,
    income: int = 9_000,
    **changed: object,
) -> Person:
    person = draft.neighbour(age, born=born)
    draft.poor(person, status=status, income=income, **changed)
    return person


def lb01(draft: Draft) -> None:
    """Unable to work, poor, not covered: by certificate, by labour, by illness, by an uninsured seat in a family."""
    grade_2 = _poor(draft)
    draft.disabled(grade_2, "肢体", "2")
    of_mind = _poor(draft, "返贫")
    draft.disabled(of_mind, "智力", "3")
    lost = _poor(draft, labour="完全丧失")
    no_labour = _poor(draft, labour="无", age=30)
    ill = _poor(draft)
    draft.ill(ill, draft.clock.back(12), serious=True)
    beside = draft.person(30)
    family(draft, *couple(draft), beside).leave_out(beside)
    draft.hukou(beside, draft.person(50))
    draft.poor(beside, labour="部分丧失")
    for person in (grade_2, of_mind, lost, no_labour, ill, beside):
        draft.expect("LB-01", person.id_no, months=_m(draft))
    excused = _poor(draft, labour="完全丧失")
    draft.excuse("LB-01", id_no=excused.id_no)
    draft.expect("LB-01", excused.id_no, "excused", months=_m(draft))
    for changed in ({"until": draft.clock.ago(1)}, {"reason": None}, {"approved_by": None}):
        lapsed = _poor(draft, labour="完全丧失")
        draft.excuse("LB-01", id_no=lapsed.id_no, **changed)
        draft.expect("LB-01", lapsed.id_no, months=_m(draft))


def lb01_not(draft: Draft) -> None:
    """Just able, just too old, dead, risen, covered, ill a day too long ago."""
    draft.disabled(_poor(draft), "肢体", "3")
    _poor(draft, labour="无", born=draft.born(60))
    _poor(draft, labour="无", born=draft.born(16, 1))
    draft.dies(_poor(draft, labour="完全丧失"), draft.clock.as_of)
    _poor(draft, "已脱贫", labour="完全丧失")
    draft.ill(_poor(draft), draft.clock.back(12) - timedelta(days=1), serious=True)
    covered = family(draft)
    draft.poor(*covered.members, labour="部分丧失")
    old = ward(draft)
    draft.poor(old.person, labour="完全丧失")


def lb01_open(draft: Draft) -> None:
    """Nobody has said whether he can work; a milder certificate does not say so either."""
    unsaid = _poor(draft, labour=None)
    draft.disabled(unsaid, "听力", "4")
    grade = _poor(draft)
    draft.disabled(grade, "肢体", None)
    for person in (unsaid, grade):
        draft.expect("LB-01", person.id_no, "undecided", months=_m(draft))


def _marginal(draft: Draft, income: int | None, status: str = "边缘易致贫") -> Person:
    """One row of a household whose other row keeps the household's income above the standard (LB-03)."""
    person, wife = draft.person(50), draft.person(48, male=False)
    draft.hukou(person, wife)
    mine, _ = draft.poor(person, wife, status=status)
    mine.update(labour="部分丧失", income_per_head=income)
    return person


def lb02(draft: Draft) -> None:
    """Marginal, unable and a yuan below the yearly standard."""
    line = 12 * draft.law.dibao("农村") // 100
    for person in (_marginal(draft, line - 1), _marginal(draft, 1_000, "脱贫不稳定")):
        draft.expect("LB-02", person.id_no, months=_m(draft))
    unsaid = _marginal(draft, None)
    draft.expect("LB-02", unsaid.id_no, "undecided", months=_m(draft))
    excused = _marginal(draft, line - 1)
    draft.excuse("LB-02", id_no=excused.id_no)
    draft.expect("LB-02", excused.id_no, "excused", months=_m(draft))


def lb02_not(draft: Draft) -> None:
    """At the standard itself."""
    _marginal(draft, 12 * draft.law.dibao("农村") // 100)


def _household(draft: Draft, income: int | None, status: str = "未脱贫") -> list[Row]:
    person, wife = draft.person(50), draft.person(48, male=False)
    draft.hukou(person, wife)
    return draft.poor(person, wife, status=status, income=income)


def lb03(draft: Draft) -> None:
    """Able households below the standard with nobody covered; an income nobody stated leaves it open."""
    first, half = _household(draft, 3_000), _household(draft, 4_739, "已脱贫")
    half[1]["income_per_head"] = None
    for rows in (first, half):
        draft.expect("LB-03", str(rows[0]["household_no"]), months=_m(draft))
    draft.expect("LB-03", str(_household(draft, None)[0]["household_no"]), "undecided", months=_m(draft))


def lb03_not(draft: Draft) -> None:
    """At the standard; one of them covered; all of them dead."""
    _household(draft, 12 * draft.law.dibao("农村") // 100, "已脱贫")
    home = family(draft)
    draft.poor(*home.members, income=1_000)
    person, wife = draft.person(50), draft.person(48, male=False)
    draft.hukou(person, wife)
    draft.poor(person, wife, income=2_000)
    for one in (person, wife):
        draft.dies(one, draft.clock.ago(90))


def lb04(draft: Draft) -> None:
    """Severely disabled between the standard and one and a half times it: a finding only since July 2021."""
    line = 12 * draft.law.dibao("农村") // 100
    missed = [_poor(draft, "已脱贫", income=line), _poor(draft, "已脱贫", income=line * 3 // 2 - 1)]
    above, unsaid = _poor(draft, "已脱贫", income=line * 3 // 2), _poor(draft, "已脱贫", income=line)
    excused = _poor(draft, "已脱贫", income=line)
    draft.excuse("LB-04", id_no=excused.id_no)
    for person in (*missed, above, excused):
        draft.disabled(person, "肢体", "1")
    draft.disabled(unsaid, "肢体", None)
    if draft.clock.as_of >= SINGLE_PERSON_RULE:
        for person in missed:
            draft.expect("LB-04", person.id_no, months=_m(draft))
        draft.expect("LB-04", unsaid.id_no, "undecided", months=_m(draft))
        draft.expect("LB-04", excused.id_no, "excused", months=_m(draft))


def _exit(draft: Draft, family_no: str, person: Person, month: date, **changed: object) -> Row:
    row = draft.add(
        "dibao_exits", family_no=family_no, applicant_id=person.id_no, applicant_name=person.name,
        area_code=person.village.area_code, stopped_month=month, reason="主动退出", gradual_exit=False,
        informed_on=month - timedelta(days=9),
    )  # fmt: skip
    row.update(changed)
    return row


def lb05(draft: Draft) -> None:
    """On the roll last month, gone this month, nothing written down – or written down for an earlier month."""
    gone, earlier, excused = (family(draft, months=range(5)) for _ in range(3))
    _exit(draft, earlier.no, earlier.head, draft.clock.months[3])
    draft.excuse("LB-05", family_no=excused.no)
    for home in (gone, earlier):
        draft.expect("LB-05", home.no, months=_m(draft), amount=home.total)
    draft.expect("LB-05", excused.no, "excused", months=_m(draft), amount=excused.total)


def lb05_not(draft: Draft) -> None:
    """Recorded for last month or this one; or nobody of it is alive."""
    for month in (4, 5):
        home = family(draft, months=range(5))
        _exit(draft, home.no, home.head, draft.clock.months[month])
    alone = draft.person(50)
    draft.hukou(alone)
    home = family(draft, alone, months=range(5))
    draft.dies(alone, draft.clock.months[4].replace(day=20))


def _left(draft: Draft, back: int, **changed: object) -> str:
    """A registered poor family that left for its income so many months ago."""
    person = draft.neighbour()
    draft.poor(person, status="已脱贫")
    number = draft.number("DB")
    _exit(draft, number, person, shift(draft.clock.month, -back), **{"reason": "收入超标", **changed})
    return number


def lb06(draft: Draft) -> None:
    """Registered poor, out for income without a transition; the twelfth month back still counts."""
    for number in (_left(draft, 7), _left(draft, 12)):
        draft.expect("LB-06", number, months=())
    for changed in ({"gradual_exit": None}, {"reason": None}):
        draft.expect("LB-06", _left(draft, 8, **changed), "undecided", months=())
    excused = _left(draft, 7)
    draft.excuse("LB-06", family_no=excused)
    draft.expect("LB-06", excused, "excused", months=())


def lb06_not(draft: Draft) -> None:
    """A transition given; thirteen months ago; not registered poor; another reason."""
    _left(draft, 7, gradual_exit=True)
    _left(draft, 13)
    _left(draft, 7, reason="死亡")
    stranger = draft.neighbour()
    _exit(draft, draft.number("DB"), stranger, shift(draft.clock.month, -7), reason="收入超标")


def lb07(draft: Draft) -> None:
    """Alone in the hukou and old, a child or severely disabled: sixty today, fifteen, the other one struck off."""
    today = draft.person(born=draft.born(60))
    child, disabled = draft.person(15), draft.person(40)
    for person in (today, child, disabled):
        draft.hukou(person)
        home = family(draft, person)
        if person is disabled:
            home.top_up(20)
    draft.disabled(disabled, "精神", "2")
    struck = draft.neighbour(66)
    next(
        row for row in draft.rows["households"] if row["hukou_no"] == struck.hukou_no and row["id_no"] != struck.id_no
    )["status"] = "迁出"
    draft.poor(struck, labour="无")
    for person in (today, child, disabled, struck):
        draft.expect("LB-07", person.id_no, months=_m(draft))


def lb07_more(draft: Draft) -> None:
    """Open: not in the hukou register, or the other's status unsaid. Excused: one."""
    lodger = draft.person(66)
    family(draft, *couple(draft), lodger, relations=("本人", "配偶", "父母"))
    unsure = draft.person(68)
    other = draft.person(30)
    draft.hukou(unsure, other, relations=("户主", "其他"))
    assert other.hukou is not None
    other.hukou["status"] = None
    draft.poor(unsure, labour="无")
    for person in (lodger, unsure):
        draft.expect("LB-07", person.id_no, "undecided", months=_m(draft))
    excused = draft.person(70)
    draft.hukou(excused)
    family(draft, excused)
    draft.excuse("LB-07", id_no=excused.id_no)
    draft.expect("LB-07", excused.id_no, "excused", months=_m(draft))


def lb07_not(draft: Draft) -> None:
    """Sixty tomorrow; sixteen today; already on tekun; risen from poverty and on no roll; not alone."""
    for born in (draft.born(60, 1), draft.born(16)):
        person = draft.person(born=born)
        draft.hukou(person)
        family(draft, person)
    draft.poor(ward(draft).person, labour="无")
    risen = draft.person(72)
    draft.hukou(risen)
    draft.poor(risen, status="已脱贫", labour="无")
