"""What may be done with a case: asked alike by pages, actions and jobs."""

from django.utils.translation import gettext as _

from doudi.web.cases.models import Case
from doudi.web.cases.workflow import Step, steps_from
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import User

DOING = frozenset({"receive", "confirm", "refute", "plan", "submit", "submit_refuted"})


def refusal(case: Case, step: Step, by: Actor) -> str:
    """Why this actor may not take this step with the case as it stands; empty if it may be taken."""
    if case.state not in step.sources or (step.verdict and step.verdict != case.verdict):
        return _("“{state}”的办件不能“{step}”").format(state=case.get_state_display(), step=step.title)
    if by.looking or not by.may(step.action):
        return _("您的岗位不能“{step}”").format(step=step.title)
    if step.holder and case.unit_id != by.unit.pk:
        return _("只有承办单位能“{step}”").format(step=step.title)
    if by.unit.pk != case.unit_id and not in_jurisdiction(case, by):
        return _("协办单位只能查看、答复和评论")
    if step.other and is_doer(case, by.user):
        return _("经办人不能给自己办的件销号，请换一人复核")
    return ""


def refusal_to_act(case: Case, by: Actor, action: str, *, holder: bool = False) -> str:
    """Why this actor may not do something with the case that is no step; empty if it may be done."""
    if by.looking or not by.may(action):
        return _("您的岗位没有这项权限。需要时请联系系统管理员。")
    if case.state == "referred" and case.unit_id != by.unit.pk:
        return _("已移送纪检，交回之前只有{unit}能处理").format(unit=case.unit)
    if holder and case.unit_id != by.unit.pk:
        return _("只有承办单位能这样做")
    if by.unit.pk != case.unit_id and not in_jurisdiction(case, by):
        return _("协办单位只能查看、答复和评论")
    return ""


def in_jurisdiction(case: Case, by: Actor) -> bool:
    """Whether the actor answers for the case's place, and does not merely help."""
    return by.sees_everything or case.area_id in by.area_ids


def is_doer(case: Case, user: User) -> bool:
    """Whether this person did any of the work on the case (doer ≠ closer)."""
    return case.person_id == user.pk or case.events.filter(user=user, act__in=DOING).exists()


def steps_open_to(case: Case, by: Actor) -> dict[str, Step]:
    """The steps this actor may take now."""
    return {name: step for name, step in steps_from(case.flow, case.state).items() if not refusal(case, step, by)}
