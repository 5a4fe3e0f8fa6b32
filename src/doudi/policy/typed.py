"""Getters that say which unit is meant: an unknown name or another unit fails at once, before any data."""

from datetime import date
from typing import Any

import pyarrow as pa

from doudi.policy.expression import Asked, AskedDay, type_of, value_of
from doudi.policy.parameter import SELECTORS, Parameter
from doudi.policy.problem import WrongUnit
from doudi.policy.units import Unit, Value


class Typed:
    """The typed getters of a book.

    Asked with a plain day, place and selectors they give the plain value or None,
    asked with any Ibis expression an Ibis expression, null where there is no value.
    """

    def __getitem__(self, name: str) -> Parameter:
        raise NotImplementedError

    def value(self, name: str, *, on: date | None, place: str | None = None, **selectors: str | None) -> Value | None:
        """The plain value."""
        raise NotImplementedError

    def _single(
        self, name: str, units: tuple[Unit, ...], on: AskedDay, place: Asked, selectors: dict[str, Asked]
    ) -> Any:
        parameter = self[name]
        if parameter.unit not in units or parameter.listed:
            raise WrongUnit(name, parameter.unit, units[0])
        if all(asked is None or isinstance(asked, str | date) for asked in (on, place, *selectors.values())):
            return self.value(name, on=on, place=place, **selectors)
        return value_of(parameter, on=on, place=place, **selectors)

    def _listed(self, name: str, unit: Unit, on: date, place: str | None) -> Any:
        parameter = self[name]
        if parameter.unit is not unit or not parameter.listed:
            raise WrongUnit(name, parameter.unit, unit)
        return self.value(name, on=on, place=place)

    def yuan(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """Yuan: Decimal or decimal(18,4)."""
        return self._single(name, (Unit.YUAN,), on, place, selectors)

    def wan_yuan(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """万元: Decimal or decimal(18,4)."""
        return self._single(name, (Unit.WAN_YUAN,), on, place, selectors)

    def share(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """A part of one: Decimal or decimal(18,4)."""
        return self._single(name, (Unit.SHARE,), on, place, selectors)

    def times(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """A multiple: Decimal or decimal(18,4)."""
        return self._single(name, (Unit.TIMES,), on, place, selectors)

    def score(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """A score: Decimal or decimal(18,4)."""
        return self._single(name, (Unit.SCORE,), on, place, selectors)

    def count(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """A number of things, months or years of age: int or int64."""
        return self._single(name, (Unit.COUNT, Unit.MONTHS, Unit.AGE), on, place, selectors)

    def months(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """A number of months: int or int64."""
        return self._single(name, (Unit.MONTHS,), on, place, selectors)

    def age(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """Full years: int or int64."""
        return self._single(name, (Unit.AGE,), on, place, selectors)

    def days(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """Calendar days: int or int64."""
        return self._single(name, (Unit.DAYS,), on, place, selectors)

    def working_days(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """Working days: int or int64."""
        return self._single(name, (Unit.WORKING_DAYS,), on, place, selectors)

    def day_of_month(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """A day from 1 to 31: int or int64."""
        return self._single(name, (Unit.DAY_OF_MONTH,), on, place, selectors)

    def day(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """A day: date."""
        return self._single(name, (Unit.DATE,), on, place, selectors)

    def code(self, name: str, *, on: AskedDay, place: Asked = None, **selectors: Asked) -> Any:
        """A code word: str or string."""
        return self._single(name, (Unit.CODE,), on, place, selectors)

    def codes(self, name: str, *, on: date, place: str | None = None) -> tuple[str, ...] | None:
        """The code words in force."""
        return self._listed(name, Unit.CODES, on, place)  # type: ignore[no-any-return]

    def ages(self, name: str, *, on: date, place: str | None = None) -> tuple[int, int] | None:
        """The span of ages in force, both ends included."""
        return self._listed(name, Unit.AGE, on, place)  # type: ignore[no-any-return]

    def month_list(self, name: str, *, on: date, place: str | None = None) -> tuple[date, ...] | None:
        """The months in force, each as its first day."""
        return self._listed(name, Unit.MONTHS, on, place)  # type: ignore[no-any-return]

    def day_list(self, name: str, *, on: date, place: str | None = None) -> tuple[date, ...] | None:
        """The days in force."""
        return self._listed(name, Unit.DATE, on, place)  # type: ignore[no-any-return]

    def table(self, name: str) -> pa.Table:
        """Its entries by rank: rank, from_day, until, area, the other selectors, value (one value, no lists)."""
        parameter = self[name]
        if parameter.listed:
            raise WrongUnit(name, parameter.unit, "table")
        columns = {
            "rank": pa.int32(),
            "from_day": pa.date32(),
            "until": pa.date32(),
            "area": pa.string(),
            **dict.fromkeys(SELECTORS, pa.string()),
            "value": ARROW[type_of(parameter.unit)],
        }
        rows = [
            {"rank": rank, **{column: getattr(entry, column) for column in list(columns)[1:]}}
            for rank, entry in enumerate(parameter.entries)
        ]
        return pa.Table.from_pylist(rows, schema=pa.schema(list(columns.items())))


ARROW = {"decimal(18,4)": pa.decimal128(18, 4), "int64": pa.int64(), "date": pa.date32(), "string": pa.string()}
