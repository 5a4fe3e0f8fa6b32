"""What is asked about notices."""

from django.db.models import QuerySet

from doudi.web.notices.models import Notice
from doudi.web.orgs.models import User


def notices_of(user: User) -> QuerySet[Notice]:
    """Everything this person was told, the newest first."""
    return Notice.objects.filter(user=user)


def n_unread(user: User) -> int:
    """The number beside the bell."""
    return notices_of(user).filter(read_at=None).count()
