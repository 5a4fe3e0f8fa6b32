"""Who hears of which step."""

from doudi.web.cases.audience import at_unit, holders, listeners, senders, tell_about
from doudi.web.cases.models import Case
from doudi.web.notices.actions import tell
from doudi.web.orgs.actor import Actor

TO_RECEIVE = ("pending_receipt", "referred")


def tell_of_step(case: Case, name: str, by: Actor | None) -> None:
    """Tell who has to do something now, and who listens."""
    if case.state in TO_RECEIVE:
        _waiting(case)
    elif name == "plan":
        tell_about(case, holders(case), "case.planned", but=by, day=f"{case.due_on}")
    elif case.state == "pending_review":
        tell_about(case, senders(case), "case.to_review", but=by)
    elif name in {"reject", "verify_again"}:
        tell_about(case, holders(case), "case.sent_back", but=by)
    elif name == "send_back":
        tell_about(case, senders(case), "case.sent_back", but=by)
    elif name == "resume" and by is None:
        tell_about(case, holders(case), "case.resumed")
    tell_about(case, listeners(case), "case.step", but=by)


def _waiting(case: Case) -> None:
    """One notice a day for a unit, however many cases come: the list says which."""
    once = f"waiting:{case.unit_id}:{case.updated_at:%Y%m%d}"
    tell(at_unit(case.unit), "case.waiting", url=WAITING, once=once, unit=f"{case.unit}")


WAITING = "/cases/?state=pending_receipt&held=on"
