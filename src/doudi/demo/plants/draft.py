"""A sheet of paper for plants: people, families and money written row by row, lawful unless a plant says otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle

import numpy as np

from doudi.demo.calendar import Clock, shift
from doudi.demo.people import PLANTS, ages, id_numbers, plant_names
from doudi.demo.places import Places, Town, Village
from doudi.demo.standards import Standards
from doudi.demo.truth import Expected, Truth, Verdict

Row = dict[str, object]


def yuan(cents: int) -> Decimal:
    """Whole cents as yuan."""
    return Decimal(cents).scaleb(-2)


@dataclass(eq=False)
class Person:
    """Somebody invented for one plant only."""

    id_no: str
    name: str
    birth: date
    male: bool
    village: Village
    hukou: Row | None = None
    hukou_no: str = ""


@dataclass
class Draft:
    """The rows of all plants so far and what a run must find because of them."""

    places: Places
    clock: Clock
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    truth: Truth = field(default_factory=Truth)
    population: dict[int, int | None] = field(default_factory=dict)
    used: set[Village] = field(default_factory=set)
    own_reserve: set[int] = field(default_factory=set)
    plant: str = ""

    def __post_init__(self) -> None:
        self._names = iter(plant_names())
        self._serial = 0
        self._number = 0
        rural = [one for one in self.places.villages if not one.town.street]
        urban = [one for one in self.places.villages if one.town.street]
        self._villages = {"农村": cycle(_scattered(rural)), "城市": cycle(_scattered(urban))}
        self.law = Standards(self.clock.month)

    # rows and truth

    def add(self, roster: str, **values: object) -> Row:
        """A row of a roster; columns not named are empty. It may still be changed."""
        self.rows[roster].append(values)
        return values

    def drop(self, roster: str, *rows: Row) -> None:
        """Take rows back."""
        gone = {id(row) for row in rows}
        self.rows[roster] = [row for row in self.rows[roster] if id(row) not in gone]

    def expect(
        self,
        check: str,
        subject: str,
        verdict: Verdict = "broken",
        *,
        months: Iterable[date] | None = None,
        amount: Decimal | None = None,
    ) -> None:
        """A run must find this."""
        listed = None if months is None else tuple(sorted(months))
        self.truth.findings.append(Expected(check, subject, verdict, listed, amount, self.plant))

    def excuse(self, check: str, *, id_no: str | None = None, family_no: str | None = None, **changed: object) -> Row:
        """An exemption that is valid unless changed."""
        row = self.add(
            "exemptions", check=check, id_no=id_no, family_no=family_no, reason="经县级会商同意",
            approved_by="局长办公会", approved_on=self.clock.ago(40), until=None,
        )  # fmt: skip
        row.update(changed)
        return row

    def number(self, prefix: str) -> str:
        """A serial number nobody else has."""
        self._number += 1
        return f"{prefix}9{self._number:09d}"

    def account(self) -> str:
        """An account nobody else has."""
        self._number += 1
        return f"6210{self._number:015d}"

    # places and people

    def village(self, kind: str = "农村", unit: str | None = None) -> Village:
        """The next village, of a unit if one is named."""
        if unit is None:
            return next(self._villages[kind])
        return self.places.of_unit(unit, kind)[0]

    def spare(self, unit: str, number: int = 0) -> Village:
        """A village of a plant's own."""
        village = self.places.spare[unit][number]
        self.used.add(village)
        return village

    def town(self, number: int) -> Town:
        """One of the towns."""
        return self.places.towns[number]

    def person(
        self, age: int = 45, *, male: bool = True, born: date | None = None, village: Village | None = None
    ) -> Person:
        """Somebody of that age, his last birthday a hundred days ago."""
        birth = born or shift(self.clock.ago(100), -12 * age)
        self._serial += 1
        made = id_numbers(np.array([self._serial]), np.array([birth], dtype="datetime64[D]"), np.array([male]), PLANTS)
        return Person(made[0].decode(), next(self._names), birth, male, village or self.village())

    def age(self, person: Person) -> int:
        """Full years on the as-of day."""
        return int(ages(np.array([person.birth], dtype="datetime64[D]"), np.datetime64(self.clock.as_of))[0])

    def born(self, years: int, days: int = 0) -> date:
        """The birthday of who turns that old so many days after the as-of day."""
        return shift(self.clock.as_of + timedelta(days=days), -12 * years)

    def hukou(self, *people: Person, relations: Sequence[str] = ()) -> str:
        """Register people as one hukou, the first as its head."""
        number = self.number("HK")
        for at, person in enumerate(people):
            relation = relations[at] if relations else ("户主" if at == 0 else ("配偶" if at == 1 else "子"))
            person.hukou_no = number
            person.hukou = self.add(
                "households", hukou_no=number, id_no=person.id_no, name=person.name, relation=relation,
                area_code=person.village.area_code, status="正常",
            )  # fmt: skip
        return number

    def neighbour(self, age: int = 45, *, village: Village | None = None, born: date | None = None) -> Person:
        """An ordinary person who lives with a wife: on no roll, in nobody's way."""
        person = self.person(age, village=village, born=born)
        wife = self.person(44, male=False, village=person.village)
        self.hukou(person, wife)
        return person

    def dies(self, person: Person, day: date) -> Row:
        """Somebody dies; his hukou is struck off."""
        if person.hukou is not None:
            person.hukou["status"] = "注销"
        return self.add("deaths", id_no=person.id_no, name=person.name, died_on=day, source="医院")

    def disabled(self, person: Person, category: str | None, grade: str | None) -> Row:
        """A disability certificate."""
        return self.add("disabled_people", id_no=person.id_no, name=person.name, category=category, grade=grade)

    def ill(self, person: Person, admitted: date | None, **changed: object) -> Row:
        """A stay in hospital, not serious unless said."""
        row = self.add(
            "serious_illness", id_no=person.id_no, name=person.name, disease="肺炎", serious=False,
            admitted_on=admitted, discharged_on=admitted and admitted + timedelta(days=9), self_paid=yuan(900_00),
        )  # fmt: skip
        row.update(changed)
        return row

    def poor(self, *people: Person, status: str = "未脱贫", income: int | None = 9_000, **changed: object) -> list[Row]:
        """A registered poor household, able to work and above every line unless said."""
        number = self.number("JD")
        rows = [
            self.add(
                "registered_poor", household_no=number, id_no=one.id_no, name=one.name,
                relation="户主" if at == 0 else "配偶", area_code=one.village.area_code, status=status, health="健康",
                labour="有", income_per_head=None if income is None else Decimal(income),
            )
            for at, one in enumerate(people)
        ]  # fmt: skip
        for row in rows:
            row.update(changed)
        return rows


def _scattered(villages: list[Village]) -> list[Village]:
    """In an order that jumps from unit to unit, so that few plants share a village."""
    return [villages[at * 37 % len(villages)] for at in range(len(villages))] if len(villages) % 37 else villages
