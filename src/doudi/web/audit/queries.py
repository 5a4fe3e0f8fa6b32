"""What of the log an actor may read."""

from django.db.models import QuerySet

from doudi.web.audit.models import Entry
from doudi.web.orgs.actor import Actor


def entries(actor: Actor) -> QuerySet[Entry]:
    """All entries for the audit administrator; for others who may read the log, those of their own places."""
    if not actor.may("audit.read"):
        return Entry.objects.none()
    return Entry.objects.all() if actor.role == "audit_admin" else Entry.objects.filter(area_id__in=actor.area_ids)
