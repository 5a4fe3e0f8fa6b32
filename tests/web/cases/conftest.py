"""A case in 虢镇 and the people around it; a case at each stage of its life."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from doudi.web.cases.actions import ask_override, decide_confirmation, move
from doudi.web.cases.models import Case, Confirmation
from doudi.web.orgs.actor import Actor
from tests.web.factories import City

FAR = timedelta(days=40)


@dataclass
class Office:
    """Who works on the cases of 虢镇, and how far they have taken one."""

    city: City

    def __post_init__(self) -> None:
        self.county = self.city.actor("county_officer", "陈仓区")
        self.reviewer = self.city.actor("county_officer", "陈仓区")
        self.clerk = self.city.actor("town_clerk", "虢镇")
        self.stranger = self.city.actor("town_clerk", "阳平镇")
        self.inspector = self.city.actor("discipline_inspector", "陈仓区")

    @property
    def today(self) -> date:
        return timezone.localdate()

    def opened(self, **given: object) -> Case:
        return self.city.case("虢镇", **given)

    def dispatched(self, to: Actor | None = None, **given: object) -> Case:
        case = self.opened(**given)
        move(case, "dispatch", by=self.county, unit=(to or self.clerk).unit, due_on=self.today + FAR)
        return case

    def verifying(self, **given: object) -> Case:
        case = self.dispatched(**given)
        move(case, "receive", by=self.clerk)
        return case

    def confirmed(self, finding: str = "家属确认已去世", **given: object) -> Case:
        case = self.verifying(**given)
        move(case, "confirm", by=self.clerk, visited_on=self.today, met="其子", finding=finding)
        return case

    def refuted(self, **given: object) -> Case:
        case = self.verifying(**given)
        move(case, "refute", by=self.clerk, visited_on=self.today, met="本人", finding="同名同姓，本人健在")
        return case

    def rectifying(self, **given: object) -> Case:
        case = self.confirmed(**given)
        move(case, "plan", by=self.clerk, **self.a_plan)
        return case

    def submitted(self, proof: str = "停发通知，自本月起停发", **given: object) -> Case:
        case = self.rectifying(**given)
        move(case, "submit", by=self.clerk, dated_on=self.today, proof_kind="stop", proof=proof)
        return case

    def closed(self, **given: object) -> Case:
        case = self.submitted(**given)
        self.override(case)
        return case

    def asked(self, case: Case, **given: Any) -> Confirmation:
        """The county's officer asks the reviewer to close without proof."""
        usual = {"by": self.county, "reviewer": self.reviewer.user, "reason": "已到场查看名册和银行回单"}
        return ask_override(case, **usual | given)

    def override(self, case: Case) -> None:
        """Closed without proof: asked by the one, confirmed by the other."""
        decide_confirmation(self.asked(case), by=self.reviewer, grant=True)
        case.refresh_from_db()

    @property
    def a_plan(self) -> dict[str, object]:
        holder = {"unit": self.clerk.unit, "person": self.clerk.user}
        return {"cause": "data", "measure": "停发并追回", "due_on": self.today + FAR, **holder}


@pytest.fixture
def office(city) -> Office:
    return Office(city)
