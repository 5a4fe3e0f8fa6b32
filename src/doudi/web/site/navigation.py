"""The menu: every app's entry, in the order of the work. An actor sees those that the role may open."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doudi.web.orgs.roles import may


@dataclass(frozen=True)
class Place:
    """An entry: words, the page's name, and the action it needs (None: anybody signed in).

    `role`: for this role alone; others, whose menu is full, come there from another page.
    """

    label: str
    page: str
    action: str | None
    role: str | None = None

    def open_to(self, role: str | None) -> bool:
        """Whether it stands in the menu of a role."""
        return self.role in {None, role} and (self.action is None or may(role, self.action))


@dataclass(frozen=True)
class Shown:
    """An entry as it stands on a page."""

    label: str
    url: str
    here: bool


MENU = (
    Place(_("工作台"), "workbench", "case.see"),
    Place(_("办件"), "case_list", "case.see"),
    Place(pgettext_lazy("menu", "疑点"), "finding_list", "finding.see"),
    Place(_("名册"), "batch_list", "roster.import"),
    Place(_("台账"), "ledger", "ledger.see"),
    Place(pgettext_lazy("menu", "月报"), "returns", "ledger.see"),
    Place(_("看板"), "board", "board.see"),
    Place(_("工作日历"), "workday_list", "calendar.edit"),
    Place(_("后台任务"), "job_list", "backup.make"),
    Place(_("账号"), "account_list", "account.see"),
    Place(_("各单位"), "unit_list", "account.manage"),
    Place(_("区划"), "area_list", "account.manage"),
    Place(_("岗位审批"), "post_approvals", "post.approve"),
    Place(_("视角查看"), "look_as", "account.secure"),
    Place(_("审计日志"), "log", "audit.read"),
    Place(pgettext_lazy("menu", "完整信息查看记录"), "opening_list", "audit.read", "audit_admin"),
)


def shown(request: HttpRequest, places: tuple[Place, ...]) -> list[Shown]:
    """The entries this request's actor may open; the longest address that begins the present one is `here`."""
    role = request.actor.role if getattr(request, "actor", None) else None
    entries = [(place.label, reverse(place.page)) for place in places if place.open_to(role)]
    here = max((url for _label, url in entries if request.path.startswith(url)), key=len, default="")
    return [Shown(label, url, url == here) for label, url in entries]
