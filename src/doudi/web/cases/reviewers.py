"""Who may be asked to confirm something of a case, and who was."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from doudi.web.cases.audience import REVIEW
from doudi.web.cases.models import Case, Confirmation
from doudi.web.cases.rules import DOING
from doudi.web.orgs.actor import Actor, in_force, open_posts
from doudi.web.orgs.models import Jurisdiction, User


def reviewers_of(case: Case, *, but: User | None = None) -> QuerySet[User]:
    """Who holds a reviewing post today at a unit that answers for the place, and did none of the work."""
    today = timezone.localdate()
    posts = open_posts(today).filter(role__in=REVIEW, unit__in=_answering(case, today))
    doers = Q(pk=case.person_id) | Q(pk__in=case.events.filter(act__in=DOING).values("user"))
    asker = Q(pk=but.pk if but else None)
    able = User.objects.filter(pk__in=posts.values("user"), is_active=True).exclude(doers | asker)
    return able.order_by("full_name", "pk")


def _answering(case: Case, today: date) -> QuerySet:
    above = case.area.line
    return in_force(Jurisdiction.objects.filter(area__in=above), today).values("unit")


def asked_override(case: Case) -> Confirmation | None:
    """The open request to confirm the closing of a case without proof."""
    return case.confirmations.filter(kind="override", state="asked").first()


def waiting_around(actor: Actor) -> QuerySet[Confirmation]:
    """What waits for this very person's confirmation, and the closings this person asked another to confirm."""
    mine = Q(reviewer=actor.user) if actor.may("case.review") else Q()
    theirs = Q(kind="override", asked_by=actor.user)
    return Confirmation.objects.visible_to(actor).filter(mine | theirs if mine else theirs, state="asked").order_by()
