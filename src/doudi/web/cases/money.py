"""How the money of a case, or of many, stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from doudi.web.cases.models import Case, MoneyLine
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.orgs.actor import Actor

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Balance:
    """Sums in yuan of the lines that count."""

    due: Decimal = NOTHING
    recovered: Decimal = NOTHING
    waived: Decimal = NOTHING
    returned: Decimal = NOTHING

    @property
    def outstanding(self) -> Decimal:
        """What is still to be recovered."""
        return self.due - self.recovered - self.waived

    @property
    def held(self) -> Decimal:
        """What was recovered and not yet returned to the treasury."""
        return self.recovered - self.returned


def balance_of(case: Case) -> Balance:
    """How the money of one case stands."""
    return _summed(case.money.all())


def balance_seen_by(actor: Actor, **only: object) -> Balance:
    """How the money of all cases that an actor sees stands; `only` narrows the lines, as `case__county=…`."""
    return _summed(MoneyLine.objects.visible_to(actor).filter(**only))


def _summed(lines: PartsOfCases) -> Balance:
    sums: Mapping[str, Decimal] = dict(
        lines.filter(struck_at=None).order_by().values_list("kind").annotate(Sum("amount"))
    )
    return Balance(**sums)
