"""What the log's codes of its own are called, and of the organisation, whose rows every app touches."""

from collections.abc import Iterable, Mapping

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doudi.web.audit.words import Kind, Named, declare
from doudi.web.orgs.actor import Actor
from doudi.web.orgs.models import Area, Post, Unit, User
from doudi.web.orgs.roles import ROLES


def _of(rows: QuerySet, address: str, action: str):  # type: ignore[no-untyped-def]  # as Kind.named
    def named(reader: Actor, keys: Iterable[int]) -> Mapping[int, Named]:
        opens = reader.may(action)
        return {
            row.pk: Named(_called(row), _address(row, address) if opens else "") for row in rows.filter(pk__in=keys)
        }

    return named


def _called(row: Model) -> str:
    if isinstance(row, Post):
        return f"{row.user} {row.unit} · {ROLES[row.role]}"
    return str(row)


def _address(row: Model, address: str) -> str:
    return reverse(address, args=[row.user_id if isinstance(row, Post) else row.pk])


declare(
    actions={
        "refused": _("访问被拒绝"),
        "log.read": _("查看审计日志"),
        "log.checkpoint": _("签名检查点"),
    },
    kinds={
        "orgs.user": Kind(pgettext_lazy("log", "账号"), _of(User.objects.all(), "account_detail", "account.see")),
        "orgs.post": Kind(_("岗位"), _of(Post.objects.select_related("user", "unit"), "account_detail", "account.see")),
        "orgs.unit": Kind(_("单位"), _of(Unit.objects.all(), "edit_unit", "account.manage")),
        "orgs.area": Kind(_("地方"), _of(Area.objects.all(), "edit_area", "account.manage")),
    },
    details={
        "status": _("原因"),
        "path": _("地址"),
        "method": _("方式"),
        "query": _("筛选"),
        "on": _("日期"),
        "unit": _("单位"),
        "kind": _("种类"),
        "number": _("编号"),
        "reason": _("理由"),
    },
    values={
        "status": {403: _("岗位没有这项权限"), 404: _("不在管辖范围内，或不存在")},
        "method": {"GET": _("查看"), "HEAD": _("查看"), "POST": _("提交")},
        "query": {
            "who": _("谁"),
            "action": _("动作"),
            "object_id": _("对象编号"),
            "since": _("从"),
            "until": _("到"),
            "page": _("页"),
        },
    },
    refers={"unit": "orgs.unit", "to": "orgs.area", "holder": "orgs.user"},
)
