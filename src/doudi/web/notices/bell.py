"""The bell in the header of every page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from doudi.web.notices.queries import n_unread
from doudi.web.orgs.models import User


def bell(user: User) -> dict[str, Any]:
    """The bell as the header shows it: address, words, sign, count."""
    return {"url": reverse("notice_list"), "label": _("消息"), "icon": "bell", "count": n_unread(user)}
