"""The run as facts and checks see it: the day, the rosters, the law, and each derived table made once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import months_before
from doudi.policy.book import Book
from doudi.policy.expression import Asked, AskedDay, among, by_entry, value_of
from doudi.policy.parameter import Parameter
from doudi.policy.units import Value
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.columns import Kind, Roster

NOT_ASKED = ("sex", "birth", "file", "sheet", "row", "identified")
"""Columns of every stored roster that serve matching and evidence, not rules: each would be told anew at every step."""

Fact = Callable[..., ir.Table]
Keep = Callable[[str, ir.Table], ir.Table]


@dataclass
class Record:
    """What a check or a fact rested on: rosters by name, parameters by name.

    `beside`: rosters that a rule mentions and on whose absence no finding rests.
    """

    rosters: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)

    def add(self, other: "Record") -> None:
        """Take over what another rested on."""
        self.rosters |= other.rosters
        self.beside |= other.beside
        self.parameters |= other.parameters


@dataclass
class Setting:
    """What all checks of one run share.

    `table`: the table of a roster (rosters.store.schema), without rows where it was not supplied.
    `keep`: materialises a fact under a name, so that it is reckoned once.
    """

    as_of: date
    book: Book
    table: Callable[[str], ir.Table]
    supplied: frozenset[str]
    keep: Keep = lambda _name, table: table
    facts: dict[tuple[object, ...], tuple[ir.Table, Record]] = field(default_factory=dict)


class Case:
    """One look at the run that remembers which rosters and parameters it rested on."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.record = Record()

    @property
    def day(self) -> date:
        """D, the as-of day."""
        return self.setting.as_of

    @property
    def month(self) -> date:
        """M, the month of D, as its first day."""
        return self.setting.as_of.replace(day=1)

    def roster(self, name: str, *, beside: bool = False) -> ir.Table:
        """A roster without the rows later than D (checks, "Later rows"), and without what no rule asks (NOT_ASKED).

        `beside`: no finding becomes less certain where this roster was not supplied; the summary names it all the same.
        """
        (self.record.beside if beside else self.record.rosters).add(name)
        rows = without_later_rows(self.setting.table(name), ROSTERS[name], self.day)
        return rows.drop(*(one for one in NOT_ASKED if one not in ROSTERS[name].by_name))

    def fact(self, fact: Fact, *given: object) -> ir.Table:
        """A derived table, reckoned at its first use and then kept for the run."""
        key = (fact, *given)
        if key not in self.setting.facts:
            inner = Case(self.setting)
            made = fact(inner, *given)
            name = f"{fact.__name__}_{len(self.setting.facts)}"  # Spark takes no other letters than a to z
            self.setting.facts[key] = (self.setting.keep(name, made), inner.record)
        table, record = self.setting.facts[key]
        self.record.add(record)
        return table

    def value(self, name: str, *, on: AskedDay = None, place: Asked = None, **selectors: Asked) -> ir.Value:
        """The value of a parameter in force on that day (D by default), at that place; null where there is none."""
        return value_of(self._asked(name), on=self.day if on is None else on, place=place, **selectors)

    def among(self, name: str, thing: ir.Value, *, on: AskedDay = None, place: Asked = None) -> ir.BooleanValue:
        """Whether a word or month is in the list in force, or an age in the span; null where either is unknown."""
        return among(self._asked(name), thing, on=self.day if on is None else on, place=place)

    def holds(self, name: str, text: ir.StringValue, *, place: Asked = None) -> ir.BooleanValue:
        """Whether a text holds one of the words in force at D; null where either is unknown."""

        def one_of(words: Value) -> ir.BooleanValue:
            return ibis.or_(*(text.contains(str(word)) for word in words))  # type: ignore[union-attr]

        return by_entry(self._asked(name), one_of, "boolean", on=self.day, place=place)

    def day_before(self, name: str, *, place: Asked = None) -> ir.DateValue:
        """D − n months, n being the value of a parameter at D; clipped to the month's last day."""

        def then(months: Value) -> ir.DateValue:
            return ibis.literal(months_before(self.day, int(str(months))))

        return by_entry(self._asked(name), then, "date", on=self.day, place=place)

    def _asked(self, name: str) -> Parameter:
        self.record.parameters.add(name)
        return self.setting.book[name]


def without_later_rows(table: ir.Table, roster: Roster, day: date) -> ir.Table:
    """Rows whose clock is known to lie after the day are not looked at."""
    if not roster.clock:
        return table
    clock = ibis.coalesce(*(table[name] for name in roster.clock))
    limit: object = day.year if roster[roster.clock[0]].kind is Kind.COUNT else day
    return table.filter((clock <= limit).fill_null(True))


def mentioned_but_absent(mentioned: set[str], needs: Iterable[str], supplied: frozenset[str]) -> tuple[str, ...]:
    """Rosters that a rule mentions, that it does not need, and that were not supplied."""
    return tuple(sorted(mentioned - set(needs) - supplied))
