"""What waits for somebody's approval or second look: by the same rules as the acts themselves.

The cases are narrowed to the actor, what hangs on them is not again: so a few waiting rows lead to their cases by an
index, instead of every case of the place being asked whether something waits.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from doudi.web.cases.models import Case, Comment, CopyRead, Event, Exemption, Extension, LookBack, Subscription
from doudi.web.cases.models.case import Cases, helps_anywhere
from doudi.web.cases.rules import DOING
from doudi.web.disclosure.models import Export
from doudi.web.orgs.actor import Actor

CASES_ARE = "the cases are narrowed to the actor"


def answered_for(actor: Actor) -> Cases:
    """The cases an actor may act on: of the own places or the own unit; a case with the inspectors is theirs alone."""
    own = Q(unit=actor.unit)
    rows = Case.objects.visible_to(actor).exclude(Q(state="referred") & ~own)
    if helps_anywhere(actor) and not actor.sees_everything:
        rows = rows.filter(own | Q(area__in=actor.area_ids))
    return rows


def to_approve(actor: Actor) -> Cases:
    """Cases with a request for more time, or for a lawful exception, that this person may decide: none of the own."""
    later = Extension.objects.system(CASES_ARE).filter(state="asked").exclude(asked_by=actor.user)
    lawful = Exemption.objects.system(CASES_ARE).filter(state="asked").exclude(asked_by=actor.user)
    lawful = lawful.exclude(case__person=actor.user)
    asked = [_cases(later)] * actor.may("case.assign") + [_cases(lawful)] * actor.may("case.except")
    if not asked:
        return Case.objects.none()
    return answered_for(actor).filter(pk__in=asked[0].union(*asked[1:]))


def to_look_back_at(actor: Actor) -> Cases:
    """Closed cases that wait for a second look (`look_on`: until when), by somebody else than who did or closed it."""
    if not actor.may("case.review"):
        return Case.objects.none()
    waiting = LookBack.objects.system(CASES_ARE).filter(result="waiting")
    did = Event.objects.system(CASES_ARE).filter(case=OuterRef("pk"), user=actor.user, act__in=DOING)
    first = waiting.filter(case=OuterRef("pk")).order_by("due_on").values("due_on")[:1]
    rows = answered_for(actor).filter(pk__in=_cases(waiting)).exclude(closed_by=actor.user)
    return rows.exclude(person=actor.user).exclude(Exists(did)).annotate(look_on=Subquery(first))


def copied_to(actor: Actor) -> Cases:
    """The cases this person follows, or was called to by name, with something that was not read yet.

    What was read stays away until somebody else does something there.
    """
    news = Event.objects.system(CASES_ARE).filter(case=OuterRef("case"), at__gt=OuterRef("read_at"))
    read = CopyRead.objects.system(CASES_ARE).filter(user=actor.user)
    read = read.exclude(Exists(news.exclude(user=actor.user)))
    follows = Subscription.objects.system(CASES_ARE).filter(user=actor.user)
    called = Comment.objects.system(CASES_ARE).filter(mentioned=actor.user)
    copied = Case.objects.visible_to(actor).filter(pk__in=_cases(follows).union(_cases(called)))
    return copied.exclude(pk__in=_cases(read))


def exports_to_approve(actor: Actor) -> QuerySet[Export]:
    """The exports of full personal data that wait for this person."""
    if not actor.may("export.approve"):
        return Export.objects.none()
    rows = Export.objects.visible_to(actor).filter(state="awaiting").exclude(asked_by=actor.user)
    return rows.select_related("asked_by", "post__unit")


def _cases(parts: QuerySet) -> QuerySet:
    return parts.order_by().values("case")
