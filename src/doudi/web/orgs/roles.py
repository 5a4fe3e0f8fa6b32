"""Who may do what: one table of roles and actions. Pages, buttons, jobs and the site's own matrix read it.

The three administrators are kept apart: none of them may do what another does, and none sees personal data.
"""

from django.utils.translation import gettext_lazy as _

ROLES = {
    "city_officer": _("市级经办"),
    "county_officer": _("县区经办"),
    "town_clerk": _("镇街经办"),
    "finance_officer": _("财政经办"),
    "discipline_inspector": _("纪检监察"),
    "inspector": _("督导组"),
    "surveyor": _("第三方调查员"),
    "system_admin": _("系统管理员"),
    "security_admin": _("安全管理员"),
    "audit_admin": _("审计管理员"),
}
ADMINISTRATORS = frozenset({"system_admin", "security_admin", "audit_admin"})
OFFICERS = frozenset({"city_officer", "county_officer"})
WORKERS = OFFICERS | {"town_clerk", "finance_officer", "discipline_inspector"}

SEATS: dict[str, dict[str, tuple[str, ...]]] = {
    "city_officer": {"civil_affairs": ("city",)},
    "county_officer": {"civil_affairs": ("county",)},
    "town_clerk": {"town": ("town", "village"), "civil_affairs": ("town",)},
    "finance_officer": {"finance": ("city", "county", "town")},
    "discipline_inspector": {"discipline": ("city", "county")},
    "inspector": {"inspection": ("city", "county")},
    "surveyor": {"third_party": ("city", "county")},
    "system_admin": {"civil_affairs": ("city", "county", "town")},
    "security_admin": {"civil_affairs": ("city", "county", "town")},
    "audit_admin": {"civil_affairs": ("city", "county", "town")},
}
"""At which kinds of units, at which levels, a role may sit (models.UNIT_KINDS, models.LEVELS).

What a role is for is said by its name: a town's clerk at a county's bureau would see and do the county's cases.
"""

ACTIONS = {
    "account.manage": (_("建立和停用账号、单位、岗位"), {"system_admin"}),
    "account.see": (_("查看账号和岗位"), {"system_admin", "security_admin"}),
    "account.secure": (_("重置密码、结束会话、查看权限表、以他人视角查看"), {"security_admin"}),
    "post.approve": (_("批准岗位"), {"security_admin"}),
    "backup.make": (_("备份和任务管理"), {"system_admin"}),
    "audit.read": (_("查看审计日志"), {"audit_admin", "discipline_inspector"}),
    "area.see": (_("查看区划和单位"), WORKERS | {"system_admin", "security_admin", "inspector"}),
    "roster.import": (_("上传名册"), OFFICERS | {"finance_officer"}),
    "roster.undo": (_("撤销一批名册"), OFFICERS),
    "run.start": (_("运行核查"), OFFICERS),
    "finding.see": (_("查看疑点"), OFFICERS | {"discipline_inspector"}),
    "identity.set": (_("认定名册中缺身份证号的人"), OFFICERS),
    "case.open": (_("由疑点生成办件"), OFFICERS),
    "case.enter": (_("登记其他来源的问题"), WORKERS),
    "case.see": (_("查看办件"), WORKERS),
    "case.work": (_("核实和整改"), {"town_clerk", "county_officer", "finance_officer"}),
    "case.assign": (_("派发、转办、催办"), OFFICERS | {"discipline_inspector"}),
    "case.review": (_("复核和销号"), OFFICERS | {"discipline_inspector"}),
    "case.supervise": (_("发督办函、提示函"), OFFICERS | {"discipline_inspector"}),
    "case.except": (_("批准例外"), OFFICERS),
    "personal.open": (_("说明理由后查看完整个人信息"), WORKERS),
    "export.make": (_("导出"), WORKERS),
    "export.approve": (_("批准含敏感信息的导出"), OFFICERS),
    "ledger.see": (_("查看台账"), WORKERS | {"inspector"}),
    "ledger.work": (_("填报台账进展"), OFFICERS | {"finance_officer"}),
    "ledger.plan": (_("制定方案和任务"), OFFICERS),
    "return.fill": (_("填写月报"), {"county_officer"}),
    "return.sign": (_("签发月报"), {"county_officer"}),
    "return.gather": (_("汇总月报"), {"city_officer"}),
    "board.see": (_("查看看板"), WORKERS),
    "calendar.edit": (_("维护节假日"), {"city_officer"}),
    "search.use": (_("搜索"), WORKERS),
}


def may(role: str | None, action: str) -> bool:
    """Whether a role holds an action. Raises KeyError for an action that is not in the table."""
    return role in ACTIONS[action][1]


def fits(role: str, kind: str, level: str) -> bool:
    """Whether a role may sit at a unit of this kind, at a place of this level."""
    return level in SEATS[role].get(kind, ())


def matrix() -> list[tuple[str, list[str]]]:
    """Each action with the roles that hold it, in the order of the tables."""
    return [(action, [role for role in ROLES if may(role, action)]) for action in ACTIONS]


def may_be_looked_through(role: str) -> bool:
    """Whether the security administrator may look through a post of this role: no administrator's, and none that reads
    the log, or the three administrators would not be apart.
    """
    return role not in ADMINISTRATORS and not may(role, "audit.read")
