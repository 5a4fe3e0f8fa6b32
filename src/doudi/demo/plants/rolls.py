"""Families on dibao and people on tekun for plants: on the roll, paid and visited as the law has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from doudi.demo.calendar import N_MONTHS, shift
from doudi.demo.places import Village
from doudi.demo.plants.draft import Draft, Person, Row, yuan

ALL = range(N_MONTHS)


@dataclass(eq=False)
class Family:
    """A family on the roll: its rows and payment lines by number of the month (5 is M)."""

    draft: Draft
    no: str
    kind: str
    members: tuple[Person, ...]
    rows: dict[int, Row] = field(default_factory=dict)
    lines: dict[int, Row] = field(default_factory=dict)
    subsidies: dict[int, Row] = field(default_factory=dict)
    member_rows: dict[int, dict[str, Row]] = field(default_factory=dict)

    @property
    def head(self) -> Person:
        """The applicant."""
        return self.members[0]

    @property
    def total(self) -> Decimal:
        """What it gets in M, or got in its last month."""
        amount = self.rows[max(self.rows)]["total_amount"]
        assert isinstance(amount, Decimal)
        return amount

    @property
    def now(self) -> Row:
        """Its row of M."""
        return self.rows[N_MONTHS - 1]

    def share(self, n_months: int = 1) -> Decimal:
        """One member's share over so many months."""
        return (self.total * n_months / len(self.members)).quantize(Decimal("0.01"))

    def set(self, months: Iterable[int] = ALL, **values: object) -> None:
        """Change the family's rows of these months."""
        for month in months:
            if month in self.rows:
                self.rows[month].update(values)

    def member(self, person: Person, months: Iterable[int] = ALL, **values: object) -> None:
        """Change a member's rows of these months."""
        for month in months:
            if month in self.member_rows:
                self.member_rows[month][person.id_no].update(values)

    def leave_out(self, person: Person, months: Iterable[int] = ALL) -> None:
        """A member who is not insured: one head less to pay for."""
        head = yuan(self.draft.law.dibao(self.kind) - 200_00)
        for month in months:
            if month in self.rows:
                insured = [one for one in self.members if one is not person]
                extra = yuan(sum(_routine_top_up(self.draft, self.kind, one) for one in insured))
                self.member(person, [month], insured=False)
                self.rows[month]["n_persons"] = len(insured)
                self.pay(base=head * len(insured), top_up=extra, months=[month])

    def pay(self, *, base: Decimal, top_up: Decimal, months: Iterable[int] = ALL) -> None:
        """Approve and pay other amounts."""
        for month in months:
            given = top_up if top_up else None
            self.rows[month].update(base_amount=base, top_up=given, total_amount=base + top_up)
            self.lines[month]["amount"] = base + top_up

    def top_up(self, percent: int) -> None:
        """Approve and pay that share of the standard on top."""
        base = self.rows[max(self.rows)]["base_amount"]
        assert isinstance(base, Decimal)
        extra = yuan(self.draft.law.dibao(self.kind) * percent // 100)
        self.pay(base=base, top_up=extra, months=list(self.rows))


@dataclass(eq=False)
class Ward:
    """A person on tekun: rows, agreement, visit and payment lines."""

    person: Person
    rows: dict[int, Row]
    base_lines: dict[int, Row]
    care_lines: dict[int, Row]
    subsidies: dict[int, Row]
    carer: Person | None = None
    agreement: Row | None = None
    visit: Row | None = None

    @property
    def now(self) -> Row:
        """The row of M."""
        return self.rows[N_MONTHS - 1]

    @property
    def id_no(self) -> str:
        """The person's id."""
        return self.person.id_no

    def set(self, **values: object) -> None:
        """Change the rows of all months."""
        for row in self.rows.values():
            row.update(values)


def family(
    draft: Draft,
    *members: Person,
    kind: str = "农村",
    village: Village | None = None,
    months: Iterable[int] = ALL,
    relations: Sequence[str] = (),
) -> Family:
    """A lawful family; without members named, a couple of working age whose hukou is the two of them."""
    people = members or couple(draft, village or draft.village(kind))
    place = (village or people[0].village).area_code
    made = Family(draft, draft.number("DB"), kind, tuple(people))
    base = yuan((draft.law.dibao(kind) - 200_00) * len(people))
    extra = yuan(sum(_routine_top_up(draft, kind, one) for one in people))
    own: Row = {"family_no": made.no, "account_no": draft.account()}
    amounts: Row = {"base_amount": base, "top_up": extra or None, "total_amount": base + extra}
    for month in months:
        made.rows[month] = _family_row(draft, made, month, area_code=place, **amounts, account_no=own["account_no"])
        made.member_rows[month] = _member_rows(draft, made, month, relations)
        made.lines[month] = line(draft, made.head, f"{kind}低保", month, base + extra, **own)
        made.subsidies[month] = line(draft, made.head, "价格临时补贴", month, Decimal(30 * len(people)), **own)
    return made


def couple(draft: Draft, village: Village | None = None) -> tuple[Person, Person]:
    """Two people of working age who are a hukou."""
    place = village or draft.village()
    people = draft.person(46, village=place), draft.person(43, male=False, village=place)
    draft.hukou(*people)
    return people


def _routine_top_up(draft: Draft, kind: str, person: Person) -> int:
    age = draft.age(person)
    category = "70岁以上" if age >= 70 else ("未成年人" if age < 18 else "")
    return draft.law.top_up(kind, category) if category else 0


def _family_row(draft: Draft, made: Family, month: int, **given: object) -> Row:
    return draft.add(
        "dibao_families", month=draft.clock.months[month], family_no=made.no, kind=made.kind,
        applicant_name=made.head.name, applicant_id=made.head.id_no, n_persons=len(made.members), tier="A",
        income_per_head=Decimal(200),
        approved_on=shift(draft.clock.months[0], -14), reviewed_on=shift(draft.clock.months[0], -2),
        gradual_exit_until=None, account_name=made.head.name, **given,
    )  # fmt: skip


def _member_rows(draft: Draft, made: Family, month: int, relations: Sequence[str]) -> dict[str, Row]:
    rows = {}
    for at, person in enumerate(made.members):
        relation = relations[at] if relations else ("本人" if at == 0 else ("配偶" if at == 1 else "子"))
        rows[person.id_no] = draft.add(
            "dibao_members", month=draft.clock.months[month], family_no=made.no, id_no=person.id_no, name=person.name,
            relation=relation, insured=True, health="健康", labour="无" if draft.age(person) >= 60 else "有",
        )  # fmt: skip
    return rows


def line(draft: Draft, person: Person, programme: str, month: int, amount: Decimal, **changed: object) -> Row:
    """A payment line as it should be: paid by the bank on the 8th, to an own account."""
    first = draft.clock.months[month]
    usual: Row = {
        "batch_no": f"{first:%Y%m}-02", "programme": programme, "month": first, "id_no": person.id_no,
        "name": person.name, "family_no": None, "area_code": person.village.area_code,
        "account_no": changed.get("account_no") or draft.account(), "account_name": person.name, "amount": amount,
        "paid_on": first + timedelta(days=7), "method": "银行", "result": "成功", "note": None,
    }  # fmt: skip
    return draft.add("payments", **{**usual, **changed})


def ward(
    draft: Draft,
    person: Person | None = None,
    *,
    mode: str = "分散",
    level: str = "部分丧失",
    months: Iterable[int] = ALL,
    registered: bool = True,
    agreed: bool = True,
    visited: bool = True,
) -> Ward:
    """A lawful tekun person: old and alone; at home with a carer's valid agreement, visited lately."""
    who = person or draft.person(68)
    if registered:
        draft.hukou(who)
    account = draft.account()
    made = Ward(who, {}, {}, {}, {})
    base, care = yuan(draft.law.tekun("农村")), yuan(draft.law.care(level))
    given: Row = {"care_level": level, "base_amount": base, "care_amount": care, "account_no": account}
    for month in months:
        made.rows[month] = _tekun_row(draft, who, month, mode, **given)
        made.base_lines[month] = line(draft, who, "特困基本生活", month, base, account_no=account)
        made.care_lines[month] = line(draft, who, "特困照料护理", month, care, account_no=account)
        made.subsidies[month] = line(draft, who, "价格临时补贴", month, Decimal(30), account_no=account)
    if mode == "分散" and agreed:
        agree(draft, made)
    if mode == "分散" and visited:
        made.visit = visit(draft, made, draft.clock.ago(12))
    return made


def _tekun_row(draft: Draft, who: Person, month: int, mode: str, **given: object) -> Row:
    moved = shift(draft.clock.months[0], -8) if mode == "集中" else None
    return draft.add(
        "tekun_people", month=draft.clock.months[month], id_no=who.id_no, name=who.name,
        area_code=who.village.area_code, kind="农村", mode=mode, wants_institution=mode == "集中",
        wished_on=shift(draft.clock.months[0], -9) if moved else None, admitted_on=moved,
        institution="中心敬老院" if moved else None, approved_on=shift(draft.clock.months[0], -10),
        assessed_on=shift(draft.clock.months[0], -3), account_name=who.name, **given,
    )  # fmt: skip


def agree(draft: Draft, made: Ward, carer: Person | None = None, **changed: object) -> Row:
    """A signed agreement, valid for another year unless changed; the carer is a neighbour unless named."""
    made.carer = carer or draft.neighbour(40, village=made.person.village)
    made.agreement = draft.add(
        "care_agreements", tekun_id=made.id_no, carer_name=made.carer.name, carer_id=made.carer.id_no,
        carer_phone="19900000001", signed_on=draft.clock.ago(300), valid_until=draft.clock.ago(-365),
    )  # fmt: skip
    made.agreement.update(changed)
    return made.agreement


def visit(draft: Draft, made: Ward, day: date, kind: str = "日常照料") -> Row:
    """Somebody looks in."""
    return draft.add("care_visits", tekun_id=made.id_no, visited_on=day, kind=kind, by="村护理员")
