"""What a step demands beyond being filled: of what is given, and of the case as it stands. Named in the table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.models import Case
from doudi.web.cases.reviewers import asked_override
from doudi.web.orgs.actor import Actor, in_force, posts_of
from doudi.web.orgs.models import Unit, User
from doudi.web.orgs.roles import may

Given = Mapping[str, Any]
Fault = tuple[str, str] | None
"""The field that is wrong, and why; None if all is well."""
Demand = Callable[[Case, Actor, Given], Fault]


def unit_answers_here(case: Case, _by: Actor, given: Given) -> Fault:
    """A unit that does not answer for the place would not even see the case."""
    unit = given["unit"]
    if unit.active and answers_for(unit, case):
        return None
    return "unit", _("{unit}不管辖{place}，看不到这件事，不能派给它").format(unit=unit, place=case.area)


def answers_for(unit: Unit, case: Case) -> bool:
    """Whether the case's place lies in a jurisdiction that the unit has today."""
    above = case.area.line
    return in_force(unit.jurisdictions.filter(area__in=above), timezone.localdate()).exists()


def unit_is_discipline(_case: Case, _by: Actor, given: Given) -> Fault:
    """Only inspectors of discipline take over a case."""
    return None if given["unit"].kind == "discipline" else ("unit", _("只能移送给纪检监察单位"))


def own_unit(case: Case, _by: Actor, given: Given) -> Fault:
    """Who plans may not pass the work on that way: that is a transfer."""
    return None if given["unit"] == case.unit else ("unit", _("整改责任单位就是承办单位；要换单位请用“转办”"))


def person_works_there(_case: Case, _by: Actor, given: Given) -> Fault:
    """The person responsible holds a working post at the unit."""
    if works_at(given["person"], given["unit"]):
        return None
    return "person", _("{person}没有{unit}的办理岗位").format(**given)


def works_at(user: User, unit: Unit) -> bool:
    """Whether a person may work on cases at this unit today."""
    posts = posts_of(user, timezone.localdate())
    return any(post.unit_id == unit.pk and may(post.role, "case.work") for post in posts)


def due_ahead(_case: Case, _by: Actor, given: Given) -> Fault:
    """A limit lies ahead."""
    return None if given["due_on"] >= timezone.localdate() else ("due_on", _("期限不能早于今天"))


def until_ahead(_case: Case, _by: Actor, given: Given) -> Fault:
    """A pause ends some day."""
    return None if given["until"] > timezone.localdate() else ("until", _("挂起要到今天以后的某一天"))


def visited_before_today(case: Case, _by: Actor, given: Given) -> Fault:
    """A visit lies behind, and a doubt from a roster is verified after it arose."""
    day = given["visited_on"]
    if day > timezone.localdate():
        return "visited_on", _("核实日期不能晚于今天")
    opened = timezone.localdate(case.opened_at)
    if case.source == "check" and day < opened:
        return "visited_on", _("核实日期不能早于疑点登记的 {day}").format(day=opened)
    return None


def proof_dated_since_plan(case: Case, _by: Actor, given: Given) -> Fault:
    """Evidence bears its own date: not before the plan, not in the future."""
    day, planned = given["dated_on"], planned_on(case)
    if day > timezone.localdate():
        return "dated_on", _("证明材料的日期不能晚于今天")
    if planned and day < planned:
        return "dated_on", _("证明材料的日期不能早于制定整改措施的 {day}").format(day=planned)
    return None


def planned_on(case: Case) -> date | None:
    """The day of the last plan."""
    planned = case.events.filter(act="plan").last()
    return timezone.localdate(planned.at) if planned else None


def closing_proved(case: Case, by: Actor, given: Given) -> Fault:
    """A case closes by proof, by a verified “not true”, or by a named reviewer who was asked and confirms."""
    how = given["closed_how"]
    if how not in CLOSINGS:
        return "closed_how", _("没有这种销号依据")
    return CLOSINGS[how](case, by, given)


def fixed_on(case: Case) -> date | None:
    """The day of the last evidence: rosters after it can prove the fix."""
    proof = case.proofs.last()
    return proof.dated_on if proof else None


def why_unproved(case: Case, by: Actor) -> str:
    """Why a case that was true cannot be closed by proof as it stands; empty if it can."""
    fault = _by_proof(case, by, {}) if case.verdict == "confirmed" else None
    return fault[1] if fault else ""


def _by_proof(case: Case, _by: Actor, _given: Given) -> Fault:
    last, fixed = case.rechecks.last(), fixed_on(case)
    if case.verdict != "confirmed" or not fixed:
        return "closed_how", _("没有整改证明，不能以复查证明销号")
    if last is None and case.source != "check":
        return "closed_how", _("这个问题不是名册核查发现的，没有名册可以复查")
    if last is None or last.data_until <= fixed:
        return "closed_how", _("{day}整改以后还没有新名册的复查，请交来更新的名册再核查").format(day=fixed)
    return ("closed_how", _("最近一次复查仍有这个疑点，没有改好")) if last.fired else None


def _by_verdict(case: Case, _by: Actor, _given: Given) -> Fault:
    return None if case.verdict == "refuted" else ("closed_how", _("只有核实不属实的才能按不属实销号"))


def _by_override(case: Case, by: Actor, _given: Given) -> Fault:
    """Only the reviewer who was asked, who is neither the asker nor did any of the work."""
    asked = asked_override(case)
    if asked is None:
        return "closed_how", _("没有复查证明，要由另一位复核人本人确认：请用“请人确认销号”")
    if by.user.pk != asked.reviewer_id:
        return "closed_how", _("已请{who}确认，只有本人能确认").format(who=asked.reviewer)
    return None


CLOSINGS: Mapping[str, Demand] = {
    "proof": _by_proof,
    "refuted": _by_verdict,
    "override": _by_override,
}
DEMANDS: Mapping[str, Demand] = {
    demand.__name__: demand
    for demand in (
        unit_answers_here,
        unit_is_discipline,
        own_unit,
        person_works_there,
        due_ahead,
        until_ahead,
        visited_before_today,
        proof_dated_since_plan,
        closing_proved,
    )
}
