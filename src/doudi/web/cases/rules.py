"""What may be done with a case: asked alike by pages, actions and jobs."""

from django.utils.translation import gettext as _

from doudi.web.cases.models import Case
from doudi.web.cases.workflow import Step, steps_from
from doudi.web.orgs.actor import Actor

DOING = frozenset({"receive", "confirm", "refute", "plan", "submit", "submit_refuted"})


def refusal(case: Case, step: Step, by: Actor) -> str:
    """Why this actor may not take this step with the case as it stands; empty if it may be taken."""
    if case.state not in step.sources or (step.verdict and step.verdict != case.verdict):
        return _("“{state}”的办件不能“{step}”").format(state=case.get_state_display(), step=step.title)
    if by.looking or not by.may(step.action):
        return _("您的岗位不能“{step}”").format(step=step.title)
    if step.holder and case.unit_id != by.unit.pk:
        return _("只有承办单位能“{step}”").format(step=step.title)
    if step.other and is_doer(case, by):
        return _("经办人不能给自己办的件销号，请换一人复核")
    return ""


def is_doer(case: Case, by: Actor) -> bool:
    """Whether this person did any of the work on the case (doer ≠ closer)."""
    return case.person_id == by.user.pk or case.events.filter(user=by.user, act__in=DOING).exists()


def steps_open_to(case: Case, by: Actor) -> dict[str, Step]:
    """The steps this actor may take now."""
    return {name: step for name, step in steps_from(case.flow, case.state).items() if not refusal(case, step, by)}
