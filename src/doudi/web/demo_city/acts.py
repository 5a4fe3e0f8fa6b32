"""What people do on a case of the demo city, each act by the site's own action and by whoever may do it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.utils import timezone

from doudi.web.cases.actions import (
    add_money,
    answer_help,
    ask_exemption,
    ask_extension,
    ask_help,
    ask_override,
    ask_waiver,
    close_case,
    comment,
    deal_with,
    decide_confirmation,
    decide_exemption,
    decide_extension,
    move,
    submit,
    supervise,
    urge,
    verify,
)
from doudi.web.cases.models import Case
from doudi.web.cases.money import balance_of
from doudi.web.demo_city import words
from doudi.web.demo_city.cast import Cast
from doudi.web.demo_city.photos import photo
from doudi.web.orgs.actor import Actor

DAYS_TO_WORK = 30


@dataclass
class Acts:
    """One case, those who work on it, and chance."""

    case: Case
    cast: Cast
    luck: Random

    @property
    def today(self) -> date:
        """The day it is."""
        return timezone.localdate()

    @property
    def due_on(self) -> date:
        """By when."""
        return self.today + timedelta(days=DAYS_TO_WORK)

    def dispatch(self) -> None:
        """To the clerk's unit."""
        move(self.case, "dispatch", by=self.cast.officer, unit=self.cast.clerk.unit, due_on=self.due_on)

    def receive(self) -> None:
        """The clerk signs for it."""
        move(self.case, "receive", by=self.cast.clerk)

    def send_back(self) -> None:
        """It is not theirs."""
        move(self.case, "send_back", by=self.cast.clerk, reason=self.luck.choice(words.SENT_BACK))

    def urge(self) -> None:
        """The officer urges."""
        urge(self.case, by=self.cast.officer, words="已派发多日，请尽快签收")

    def comment(self) -> None:
        """Somebody says something, and calls the clerk."""
        said, clerk = self.luck.choice(words.SAID), self.cast.clerk
        comment(self.case, by=self.cast.reviewer, text=said, mentioned=[clerk.user])

    def confirm(self) -> None:
        """At the door: it is so."""
        self._visit("confirmed")

    def refute(self) -> None:
        """At the door: it is not so."""
        self._visit("refuted")

    def _visit(self, verdict: str) -> None:
        verify(
            self.case,
            by=self.cast.clerk,
            verdict=verdict,
            visited_on=self.today,
            met=self.luck.choice(words.MET),
            finding=words.finding(self.luck, true=verdict == "confirmed"),
            photos=[photo(self.luck)],
        )

    def plan(self) -> None:
        """What will be done, by whom, until when."""
        clerk, cause = self.cast.clerk, self.luck.choice(["data", "change", "policy", "procedure", "duty"])
        given: dict[str, Any] = {"unit": clerk.unit, "person": clerk.user, "due_on": self.due_on}
        move(self.case, "plan", by=clerk, cause=cause, measure=self.luck.choice(words.MEASURES), **given)

    def money(self) -> None:
        """What was paid too much is asked back, most of it comes."""
        amount = self.case.amount
        if not amount:
            return
        add_money(self.case, by=self.cast.clerk, kind="due", amount=amount, on=self.today)
        back = amount if self.luck.random() < 0.7 else (amount / 2).quantize(Decimal("0.01"))
        receipt = f"SC-{self.case.number[-4:]}"
        add_money(self.case, by=self.cast.clerk, kind="recovered", amount=back, on=self.today, receipt=receipt)
        if self.luck.random() < 0.5:
            add_money(self.case, by=self.cast.clerk, kind="returned", amount=back, on=self.today, receipt=receipt)

    def submit(self) -> None:
        """Done, with evidence."""
        kind = self.luck.choice(["stop", "payment", "agreement", "refund"])
        submit(self.case, by=self.cast.clerk, dated_on=self.today, proof_kind=kind, proof=words.proof(self.luck))

    def submit_refuted(self) -> None:
        """Not so: for review."""
        move(self.case, "submit_refuted", by=self.cast.clerk)

    def close_refuted(self) -> None:
        """Closed as not so."""
        close_case(self.case, by=self.cast.reviewer, how="refuted")

    def decide(self) -> None:
        """What do the new rosters say?"""
        said = self.case.rechecks.last()
        if said is None:
            self.close()
        elif said.fired:
            move(self.case, "reject", by=self.cast.reviewer, reason=self.luck.choice(words.STILL_SEEN))
        else:
            close_case(self.case, by=self.cast.reviewer, how="proof")

    def ask_to_close(self) -> None:
        """No rosters prove it: the officer asks the reviewer to answer for it."""
        by, reason = self.cast.officer, self.luck.choice(words.WITHOUT_ROSTER)
        ask_override(self.case, by=by, reviewer=self.cast.reviewer.user, reason=reason)

    def close(self) -> None:
        """The reviewer, if asked nobody yet: and answers for it by an own click."""
        if not self.case.confirmations.filter(state="asked").exists():
            self.ask_to_close()
        asked = self.case.confirmations.get(state="asked")
        decide_confirmation(asked, by=self.cast.reviewer, grant=True, answer=self.luck.choice(words.CONFIRMED))

    def ask_the_officer(self) -> None:
        """The other way round, and the answer is still to come; who did the work is not asked."""
        mine = self.cast.officer.user == self.cast.clerk.user
        asked = self.cast.city if mine else self.cast.officer
        reason = self.luck.choice(words.WITHOUT_ROSTER)
        ask_override(self.case, by=self.cast.reviewer, reviewer=asked.user, reason=reason)

    def waive(self) -> None:
        """What cannot be got back is waived: the clerk asks, the reviewer confirms."""
        left = balance_of(self.case).outstanding
        if left <= 0:
            return
        by, reviewer = self.cast.clerk, self.cast.reviewer
        asked = ask_waiver(self.case, by=by, amount=left, reviewer=reviewer.user, reason=words.WAIVED)
        decide_confirmation(asked, by=reviewer, grant=True)

    def deal(self) -> None:
        """Who was at fault is spoken to."""
        self._deal(self.cast.reviewer, "education", "镇民政办经办人")

    def admonish(self) -> None:
        """The inspectors of discipline deal with who was at fault, and give the case back."""
        by = self.cast.inspector
        self._deal(by, "admonition", "村会计")
        move(self.case, "hand_back", by=by, outcome="已对责任人诫勉谈话，资金问题由镇里继续整改")

    def _deal(self, by: Actor, kind: str, person: str) -> None:
        deal_with(self.case, by=by, person=person, kind=kind, on=self.today, unit=self.cast.clerk.unit)

    def refer(self) -> None:
        """To the inspectors of discipline."""
        reason = self.luck.choice(words.REFERRED)
        move(self.case, "refer", by=self.cast.reviewer, reason=reason, unit=self.cast.discipline)

    def suspend(self) -> None:
        """Put aside until others answer."""
        move(self.case, "suspend", by=self.cast.reviewer, reason="等公安户籍核查结果", until=self.due_on)

    def ask_more_time(self) -> None:
        """The clerk asks for more time."""
        reason = self.luck.choice(words.MORE_TIME)
        ask_extension(self.case, by=self.cast.clerk, due_on=self.case.due_on + timedelta(days=15), reason=reason)

    def grant(self) -> None:
        """The officer grants it."""
        decide_extension(self.case.extensions.get(state="asked"), by=self.cast.officer, grant=True)

    def ask_exception(self) -> None:
        """The clerk asks that the check leave this one alone, if it is of a person or family."""
        if self.case.subject_kind not in {"person", "family"}:
            return
        until = self.today + timedelta(days=180)
        reason = "渐退期内继续享受，县局已批，名册下季度更新"
        ask_exemption(self.case, by=self.cast.clerk, reason=reason, valid_until=until)

    def grant_exception(self) -> None:
        """The reviewer grants it."""
        for asked in self.case.exemptions.filter(state="asked"):
            decide_exemption(asked, by=self.cast.reviewer, grant=True)

    def ask_help(self) -> None:
        """The county's finance bureau is asked for help, and answers."""
        unit = self.cast.finance.unit
        helper = ask_help(self.case, by=self.cast.officer, unit=unit, reason="请协助调取一卡通代发流水")
        answer_help(helper, by=self.cast.finance, answer="已调取近两年流水，线下移交，未见异常代领")

    def supervise(self) -> None:
        """The city sends a letter to the county's bureau."""
        bureau, due = self.cast.officer.unit, self.today + timedelta(days=10)
        demand = "请于收函之日起十日内核实整改，逐项说明超期原因，报送整改证明材料。"
        supervise(self.case, by=self.cast.city, kind="supervision", addressee=bureau, demand=demand, due_on=due)
