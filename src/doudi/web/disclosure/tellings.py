"""Who is told of exports: approvers that one waits, its asker what became of it. No text holds personal data."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doudi.web.disclosure.models import Export
from doudi.web.notices.actions import tell
from doudi.web.notices.kinds import declare
from doudi.web.orgs.actor import open_posts
from doudi.web.orgs.models import User
from doudi.web.orgs.roles import ROLES, may

declare(
    {
        "export.asked": _("{unit}申请导出含完整个人信息的清单 {number}，请审批"),
        "export.ready": _("导出 {number} 可以下载了"),
        "export.refused": _("导出 {number} 未获批准"),
    }
)
APPROVING = tuple(role for role in ROLES if may(role, "export.approve"))


def tell_approvers(export: Export) -> None:
    """An export waits: told to those who may approve it at the asker's own place and above."""
    tell(
        approvers(export),
        "export.asked",
        url=url_of(export),
        about=export,
        number=export.number,
        unit=f"{export.post.unit}",
    )


def tell_asker(export: Export) -> None:
    """The file is there, or will not be."""
    kind = "export.refused" if export.state == "refused" else "export.ready"
    tell([export.asked_by], kind, url=url_of(export), about=export, number=export.number)


def approvers(export: Export) -> QuerySet[User]:
    """Who may approve it, the asker left out."""
    above = export.area.line
    posts = open_posts(timezone.localdate()).filter(unit__jurisdictions__area__in=above, role__in=APPROVING)
    return User.objects.filter(posts__in=posts).exclude(pk=export.asked_by_id).distinct()


def url_of(export: Export) -> str:
    """The address of an export's page."""
    return reverse("export", args=[export.pk])
