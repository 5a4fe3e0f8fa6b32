"""The value in force, as an Ibis expression that follows each row's day, place and selectors.

It is a CASE over the entries by rank: the first that matches wins, as in `Book.entry`, which it must equal.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeAlias

import ibis
from ibis.expr.types import BooleanValue, DateValue, StringValue
from ibis.expr.types import Value as Expression

from doudi.policy.parameter import Entry, Parameter
from doudi.policy.problem import WrongUnit
from doudi.policy.units import FRACTIONS, WHOLES, Unit, Value

Asked: TypeAlias = str | StringValue | None
AskedDay: TypeAlias = date | DateValue | None


def value_of(
    parameter: Parameter,
    *,
    on: AskedDay,
    place: Asked = None,
    kind: Asked = None,
    tier: Asked = None,
    level: Asked = None,
    category: Asked = None,
) -> Expression:
    """The value in force on that day at that place; null where there is none, or where the day is unknown.

    Yuan, 万元, shares, times and scores are decimal(18,4), counts, days, months and ages int64, days date,
    code words string. Raises `WrongUnit` where the values are lists: ask `among` of those.
    """
    if parameter.listed:
        raise WrongUnit(parameter.name, parameter.unit, "value")
    kept = type_of(parameter.unit)
    return by_entry(
        parameter,
        lambda value: ibis.literal(value, type=kept),
        kept,
        on=on,
        place=place,
        kind=kind,
        tier=tier,
        level=level,
        category=category,
    )


def among(
    parameter: Parameter, thing: Expression, *, on: AskedDay, place: Asked = None, **selectors: Asked
) -> BooleanValue:
    """Whether a word, month or day is in the list in force, or an age in the span; null where either is unknown.

    Raises `WrongUnit` where the values are no lists.
    """
    if not parameter.listed:
        raise WrongUnit(parameter.name, parameter.unit, "among")

    def holds(value: Value) -> BooleanValue:
        assert isinstance(value, tuple)
        if parameter.unit is Unit.AGE:
            return (thing >= value[0]) & (thing <= value[1])
        return ibis.or_(*(thing == _literal(one) for one in value))

    return by_entry(parameter, holds, "boolean", on=on, place=place, **selectors)


def by_entry(
    parameter: Parameter,
    then: Callable[[Value], Expression],
    dtype: str,
    *,
    on: AskedDay,
    place: Asked = None,
    **selectors: Asked,
) -> Expression:
    """What `then` makes of the value in force, row by row; null of type `dtype` where there is none."""
    branches: list[tuple[BooleanValue, Expression]] = []
    for entry in parameter.entries:
        tests = list(conditions(entry, on, place, selectors))
        if any(test is False for test in tests):
            continue
        asked = [test for test in tests if test is not True]
        if not asked:
            return ibis.cases(*branches, else_=then(entry.value)) if branches else then(entry.value)
        branches.append((ibis.and_(*asked), then(entry.value)))
    return ibis.cases(*branches, else_=ibis.null(dtype)) if branches else ibis.null(dtype)


def conditions(entry: Entry, on: AskedDay, place: Asked, selectors: dict[str, Asked]) -> Iterator[bool | BooleanValue]:
    """When an entry matches: True and False where that is known now, else expressions (null = no match)."""
    yield False if on is None else on >= _literal(entry.from_day, on)
    if entry.until is not None and on is not None:
        yield on <= _literal(entry.until, on)
    if entry.area is not None:
        yield False if place is None else place.startswith(entry.area)
    for name, word in entry.others.items():
        asked = selectors.get(name)
        yield False if asked is None else asked == word


def type_of(unit: Unit) -> str:
    """The type of one value of a unit."""
    if unit in FRACTIONS:
        return "decimal(18,4)"
    if unit in WHOLES:
        return "int64"
    return "date" if unit is Unit.DATE else "string"


def _literal(value: Any, beside: AskedDay | None = None) -> Any:
    """A plain value beside a plain one, a literal beside an expression."""
    return value if isinstance(beside, date) else ibis.literal(value)
