"""The amounts in force in the demo city on a day, from the policy book."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from doudi.policy.book import read_book

KINDS = ("农村", "城市")
CITY = "610300000000"


@dataclass(frozen=True)
class Standards:
    """What the law of the day grants, in whole cents a month."""

    on: date

    def number(self, name: str, **selectors: str) -> Decimal:
        """A value in force in the city. Raises KeyError where there is none."""
        value = read_book().value(name, on=self.on, place=CITY, **selectors)
        if not isinstance(value, Decimal | int):
            raise KeyError(name)
        return Decimal(value)

    def dibao(self, kind: str) -> int:
        """The dibao standard, a head and month."""
        return int(self.number("dibao.standard", kind=kind) * 100)

    def top_up(self, kind: str, category: str) -> int:
        """What a member of that category gets on top."""
        return int(self.dibao(kind) * self.number("dibao.top_up", category=category))

    def tekun(self, kind: str) -> int:
        """The basic living allowance of tekun people."""
        return int(self.number("tekun.base_standard", kind=kind) * 100)

    def care(self, level: str) -> int:
        """The care allowance of tekun people."""
        return int(self.number("tekun.care_standard", level=level) * 100)
