"""Comments with @, and who listens."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from doudi.web.cases.actions.hold import NotAllowed, NotRight, leave_trace, same_click, watching
from doudi.web.cases.audience import listeners, seeing, tell_about
from doudi.web.cases.models import Case, Comment, CopyRead
from doudi.web.cases.models.case import Cases
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import User

CALLED = re.compile(r"@([\w.+-]+)")
BATCH = 500


def comment(case: Case, *, by: Actor, text: str, mentioned: Iterable[User] = ()) -> Comment:
    """Say something; people called by @user-name, or picked, are told. Whoever comments listens from then on."""
    if not text.strip():
        raise NotRight("text", _("请写评论"))
    with watching(case, by) as held:
        called = {*mentioned, *_called_in(text)}
        if blind := called - set(seeing(held, called)):
            names = "、".join(sorted(map(str, blind)))
            raise NotRight("text", _("{names}看不到这件事，不能提到").format(names=names))
        if said := same_click(held.comments.all(), by, text=text):
            return said
        said = Comment.objects.create(case=held, user=by.user, unit=by.unit, text=text)
        said.mentioned.set(called)
        leave_trace(held, "comment", by)
        tell_about(held, called, "case.mentioned", but=by, who=f"{by.unit}")
        tell_about(held, set(listeners(held)) - called, "case.commented", but=by)
        held.subscriptions.get_or_create(user=by.user)
    return said


def _called_in(text: str) -> set[User]:
    names = set(CALLED.findall(text))
    found = set(User.objects.filter(username__in=names, is_active=True))
    if missing := names - {user.username for user in found}:
        raise NotRight("text", _("没有用户名为 {names} 的人").format(names="、".join(sorted(missing))))
    return found


def subscribe(case: Case, *, by: Actor, wanted: bool = True) -> None:
    """Hear of everything that happens to a case; or no longer."""
    seen = Case.objects.visible_to(by).get(pk=case.pk)
    if by.looking:
        raise NotAllowed(_("以他人视角查看时不能操作。"))
    if wanted:
        seen.subscriptions.get_or_create(user=by.user)
    else:
        seen.subscriptions.filter(user=by.user).delete()


@transaction.atomic
def read_copies(cases: Cases, *, by: Actor) -> int:
    """The person has read what these cases, of those seen, tell so far; gives how many. Nobody else hears of it."""
    if by.looking:
        raise NotAllowed(_("以他人视角查看时不能操作。"))
    now = timezone.now()
    rows = [CopyRead(case_id=key, user=by.user, read_at=now) for key in cases.order_by().values_list("pk", flat=True)]
    CopyRead.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["case", "user"], update_fields=["read_at"], batch_size=BATCH
    )
    return len(rows)
