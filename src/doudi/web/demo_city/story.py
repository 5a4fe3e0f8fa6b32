"""What happened to the demo city's cases so far: every stage is there, some are late, some were sent back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import cycle
from random import Random

from django.utils import timezone

from doudi.web.cases.actions.evidence import close_case, submit, verify
from doudi.web.cases.actions.move import move
from doudi.web.cases.models import Case
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Post, Unit

DAYS_TO_WORK = 30
REASON = "县区和镇街共同认定"
FOUND = {
    "confirmed": (
        "入户核对户口本和存折，问题属实。",
        "与村干部和本人当面核实，问题属实。",
        "调取审批档案核对，登记有误。",
    ),
    "refuted": ("本人在家，与户口本一致，系同名同姓。", "单位出具证明，名册登记有误，待遇应予保留。"),
}
MEASURES = ("自次月起停发，追回多发资金，更正名册", "补发应得资金，更正名册并公示", "重新审核审批，补齐档案材料")
PROOFS = ("停发通知和更正后的名册", "补发凭证和公示记录", "重新审批表和入户记录")
# How far each case has come, in turn.
PLOTS = (
    *("closed", "verifying", "rectifying", "pending_receipt", "closed", "pending_review", "verifying", "refuted"),
    *("pending_dispatch", "closed_refuted", "rectifying", "confirmed", "suspended", "closed", "referred", "sent_back"),
)


@dataclass(frozen=True)
class Cast:
    """Who works on a case: two officers of its county (doer ≠ closer), and the clerk of its town or county."""

    officer: Actor
    reviewer: Actor
    clerk: Actor
    discipline: Unit

    @cached_property
    def due_on(self) -> date:
        """By when."""
        return timezone.localdate() + timedelta(days=DAYS_TO_WORK)


def tell_all(seed: int = 1, progress: Callable[[int, int], None] = lambda _done, _all: None) -> None:
    """Take every case of the city as far as its plot says."""
    luck = Random(seed)
    cases = list(Case.objects.system("the demo's story").select_related("area", "county").order_by("number"))
    for at, (case, plot) in enumerate(zip(cases, cycle(PLOTS))):
        tell(case, plot, cast_of(case), luck)
        _let_time_go_by(case, luck)
        if at % 20 == 0:
            progress(at, len(cases))


def cast_of(case: Case) -> Cast:
    """The people of the case's places."""
    officers = [_actor(post) for post in _posts(unit__area=case.county, role__in=["city_officer", "county_officer"])]
    clerks = _posts(unit__area=case.area, role="town_clerk") if case.area.level == "town" else []
    discipline = Unit.objects.get(kind="discipline", area=case.county)
    clerk = _actor(clerks[0]) if clerks else officers[0]
    return Cast(officers[0], officers[1], clerk, discipline)


def _posts(**wanted: object) -> list[Post]:
    return list(Post.objects.filter(**wanted).select_related("user", "unit__area").order_by("pk"))


def _actor(post: Post) -> Actor:
    return Actor(post.user, post)


def tell(case: Case, plot: str, cast: Cast, luck: Random) -> None:
    """The story of one case, step by step, until its plot is reached."""
    if plot == "pending_dispatch" or case.area.level == "city":
        return
    move(case, "dispatch", by=cast.officer, unit=cast.clerk.unit, due_on=cast.due_on)
    if plot == "sent_back":
        move(case, "send_back", by=cast.clerk, reason="户籍不在本镇，请转户籍所在镇")
        return
    if plot == "pending_receipt":
        return
    move(case, "receive", by=cast.clerk)
    if plot == "suspended":
        move(case, "suspend", by=cast.officer, reason="等公安户籍核实结果", until=cast.due_on)
    elif plot == "referred":
        move(case, "refer", by=cast.officer, reason="疑似经办人优亲厚友", unit=cast.discipline)
    elif plot != "verifying":
        _tell_the_visit(case, plot, cast, luck)


def _tell_the_visit(case: Case, plot: str, cast: Cast, luck: Random) -> None:
    verdict = "refuted" if plot in {"refuted", "closed_refuted"} else "confirmed"
    today = timezone.localdate()
    verify(case, by=cast.clerk, verdict=verdict, visited_on=today, met="本人", finding=luck.choice(FOUND[verdict]))
    if plot == "closed_refuted":
        move(case, "submit_refuted", by=cast.clerk)
        close_case(case, by=cast.reviewer, how="refuted")
    elif plot not in {"refuted", "confirmed"}:
        _tell_the_repair(case, plot, cast, luck)


def _tell_the_repair(case: Case, plot: str, cast: Cast, luck: Random) -> None:
    at = luck.randrange(len(MEASURES))
    cause, person = luck.choice(["data", "change", "policy", "procedure", "duty"]), cast.clerk.user
    move(case, "plan", by=cast.clerk, cause=cause, measure=MEASURES[at], unit=cast.clerk.unit, person=person,
         due_on=cast.due_on)  # fmt: skip
    if plot == "rectifying":
        return
    submit(
        case,
        by=cast.clerk,
        dated_on=timezone.localdate(),
        proof_kind=luck.choice(["stop", "payment", "agreement"]),
        proof=PROOFS[at],
    )
    if plot == "closed":
        close_case(case, by=cast.reviewer, how="override", reason=REASON, reviewer=cast.reviewer.user)


def _let_time_go_by(case: Case, luck: Random) -> None:
    """The cases were not all opened today, and some are late."""
    opened = case.opened_at - timedelta(days=luck.randrange(5, 150))
    changes = {"opened_at": opened}
    if case.due_on:
        changes["due_on"] = timezone.localdate() + timedelta(days=luck.randrange(-8, 30))
    Case.objects.system("the demo's story").filter(pk=case.pk).update(**changes)
