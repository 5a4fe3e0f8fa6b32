"""DB-13…17: amounts, top-ups, transitions and reviews."""

from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.calendar import shift
from doudi.demo.plants.draft import Draft, Person, yuan
from doudi.demo.plants.rolls import Family, couple, family

ONE = Decimal(1)


def plant(draft: Draft) -> None:
    """All plants of these checks."""
    for sow in (db13, db13_not, db14, db14_open, db14_not, db15, db15_not, db16, db17, db17_not):
        draft.plant = sow.__name__
        sow(draft)


def _wrong(draft: Draft, check: str, home: Family, amount: Decimal) -> None:
    draft.expect(check, home.no, months=[draft.clock.month], amount=amount)


def _excused(draft: Draft, check: str, home: Family, amount: Decimal | None = None) -> None:
    draft.excuse(check, family_no=home.no)
    draft.expect(check, home.no, "excused", months=[draft.clock.month], amount=amount)


def _open(draft: Draft, check: str, home: Family) -> None:
    draft.expect(check, home.no, "undecided", months=[draft.clock.month])


def _base_off(draft: Draft, by: str) -> Family:
    """A family whose base amount is off by so much in M, and paid so."""
    home = family(draft)
    base = home.now["base_amount"]
    assert isinstance(base, Decimal)
    home.pay(base=base + Decimal(by), top_up=Decimal(0), months=[5])
    return home


def db13(draft: Draft) -> None:
    """Too much, too little, a yuan and a cent; an income above the standard earns nothing."""
    for by in ("50", "-120.50", "1.01"):
        _wrong(draft, "DB-13", _base_off(draft, by), abs(Decimal(by)))
    rich = family(draft)
    rich.set([5], income_per_head=yuan(draft.law.dibao("农村")) + 60)
    _wrong(draft, "DB-13", rich, rich.total)
    _excused(draft, "DB-13", _base_off(draft, "80"), Decimal(80))
    unsaid = family(draft)
    unsaid.set([5], income_per_head=None)
    _open(draft, "DB-13", unsaid)


def db13_not(draft: Draft) -> None:
    """Off by one yuan; leaving slowly, until this very month."""
    _base_off(draft, "1")
    _base_off(draft, "-1.00")
    _base_off(draft, "90").set(gradual_exit_until=draft.clock.month)


def _with(draft: Draft, *, born_years: int | None = None, days: int = 0) -> tuple[Family, Person]:
    """A couple with somebody of an age, topped up by routine; he has a hukou elsewhere, in which he is not alone."""
    third = draft.person(30) if born_years is None else draft.person(born=draft.born(born_years, days))
    draft.hukou(third, draft.person(40))
    relation = "父母" if (born_years or 0) > 50 else "子"
    return family(draft, *couple(draft), third, relations=("本人", "配偶", relation)), third


def _rural(draft: Draft, percent: int) -> Decimal:
    return yuan(draft.law.dibao("农村") * percent // 100)


def _set_top_up(home: Family, extra: Decimal) -> None:
    base = home.now["base_amount"]
    assert isinstance(base, Decimal)
    home.pay(base=base, top_up=extra)


def db14(draft: Draft) -> None:
    """Seventy today, seventeen, severely disabled, in hospital for long, or ill by the roster: nothing paid on top."""
    old, _ = _with(draft, born_years=70)
    young, _ = _with(draft, born_years=17)
    for home in (old, young):
        _set_top_up(home, Decimal(0))
        _wrong(draft, "DB-14", home, _rural(draft, 10))
    disabled, person = _with(draft)
    draft.disabled(person, "视力", "1")
    stay, patient = _with(draft)
    draft.ill(patient, draft.clock.back(12), serious=True)
    marked, third = _with(draft)
    marked.member(third, [5], health="重病")
    for home in (disabled, stay, marked):
        _wrong(draft, "DB-14", home, _rural(draft, 20))
    half, child = _with(draft, born_years=10)
    draft.disabled(child, "智力", "3")
    _wrong(draft, "DB-14", half, _rural(draft, 10))
    excused, _ = _with(draft, born_years=75)
    _set_top_up(excused, Decimal(0))
    _excused(draft, "DB-14", excused, _rural(draft, 10))


def db14_open(draft: Draft) -> None:
    """A certificate without a grade; health unsaid."""
    home, person = _with(draft)
    draft.disabled(person, "肢体", None)
    unsaid, third = _with(draft)
    unsaid.member(third, [5], health=None)
    for one in (home, unsaid):
        _open(draft, "DB-14", one)


def db14_not(draft: Draft) -> None:
    """A yuan short; seventy tomorrow; eighteen today; only the highest category counts; a stay a day too long ago."""
    short, _ = _with(draft, born_years=9)
    _set_top_up(short, _rural(draft, 10) - ONE)
    _with(draft, born_years=70, days=1)
    _with(draft, born_years=18)
    both, disabled_child = _with(draft, born_years=8)
    draft.disabled(disabled_child, "精神", "2")
    _set_top_up(both, _rural(draft, 20))
    _, patient = _with(draft)
    draft.ill(patient, draft.clock.back(12) - timedelta(days=1), serious=True)
    third = draft.person(12)
    named = family(draft, *couple(draft), third)
    named.leave_out(third)
    draft.hukou(third, draft.person(50))


def db15(draft: Draft) -> None:
    """Paid on top for nothing; more than the category gives; a grade that might justify it but is unsaid."""
    bare, _ = _with(draft)
    _set_top_up(bare, _rural(draft, 10))
    _wrong(draft, "DB-15", bare, _rural(draft, 10))
    child, _ = _with(draft, born_years=9)
    _set_top_up(child, _rural(draft, 20))
    _wrong(draft, "DB-15", child, _rural(draft, 10))
    mild, third = _with(draft)
    draft.disabled(third, "肢体", "3")
    _set_top_up(mild, _rural(draft, 20))
    _wrong(draft, "DB-15", mild, _rural(draft, 20))
    unsaid, person = _with(draft)
    draft.disabled(person, "肢体", None)
    _set_top_up(unsaid, _rural(draft, 20))
    _open(draft, "DB-15", unsaid)
    excused, _ = _with(draft)
    _set_top_up(excused, _rural(draft, 20))
    _excused(draft, "DB-15", excused, _rural(draft, 20))


def db15_not(draft: Draft) -> None:
    """A yuan too much."""
    home, _ = _with(draft)
    _set_top_up(home, ONE)


def db16(draft: Draft) -> None:
    """The transition ended last month, or last year; it ends this month: kept."""
    for back in (1, 12):
        home = family(draft)
        home.set(gradual_exit_until=shift(draft.clock.month, -back))
        draft.expect("DB-16", home.no, months=[draft.clock.month], amount=home.total)
    excused = family(draft)
    excused.set(gradual_exit_until=shift(draft.clock.month, -2))
    _excused(draft, "DB-16", excused, excused.total)
    for ahead in (0, 3):
        family(draft).set(gradual_exit_until=shift(draft.clock.month, ahead))


def db17(draft: Draft) -> None:
    """Reviewed a day too long ago; never since an old approval; nobody says when, or how often it is due."""
    limit = draft.clock.back(12)
    day_late, never, excused = (family(draft) for _ in range(3))
    for home in (day_late, excused):
        home.set(reviewed_on=_day_before_limit(draft))
    never.set(reviewed_on=None, approved_on=limit - timedelta(days=400))
    for home in (day_late, never):
        draft.expect("DB-17", home.no, months=[draft.clock.month])
    _excused(draft, "DB-17", excused)
    undated, tierless = family(draft), family(draft)
    undated.set(reviewed_on=None, approved_on=None)
    tierless.set(tier=None)
    for home in (undated, tierless):
        _open(draft, "DB-17", home)


def _day_before_limit(draft: Draft) -> date:
    """The last day whose same day a year on lies before D (29 February and the ends of months considered)."""
    day = draft.clock.back(12)
    while shift(day, 12) >= draft.clock.as_of:
        day -= timedelta(days=1)
    return day


def db17_not(draft: Draft) -> None:
    """A year ago today; approved lately and not yet reviewed; half a year ago in tier B."""
    family(draft).set(reviewed_on=draft.clock.back(12))
    family(draft).set(reviewed_on=None, approved_on=draft.clock.ago(200))
    half_year_ago = draft.clock.back(6)
    while shift(half_year_ago, 6) < draft.clock.as_of:
        half_year_ago += timedelta(days=1)
    family(draft).set(reviewed_on=half_year_ago, tier="B")
