"""What the log's codes of this app are called."""

from django.utils.translation import gettext_lazy as _

from doudi.web.audit.words import declare
from doudi.web.orgs.roles import ROLES

declare(
    actions={
        "account.opened": _("建立账号"),
        "account.edited": _("修改账号"),
        "account.suspended": _("停用账号"),
        "account.resumed": _("恢复账号"),
        "account.password_reset": _("重置密码"),
        "account.password_changed": _("修改自己的密码"),
        "account.factor_dropped": _("移除他人的二次验证"),
        "account.factor_added": _("添加二次验证"),
        "account.factor_removed": _("移除二次验证"),
        "account.recovery_codes_made": _("生成恢复码"),
        "account.session_ended": _("结束会话"),
        "account.sessions_ended": _("结束全部会话"),
        "account.unlocked": _("解除锁定"),
        "account.sign_in": _("登录"),
        "account.sign_in_failed": _("登录失败"),
        "account.locked_out": _("多次登录失败，账号锁定"),
        "account.sign_out": _("退出"),
        "account.idle_exit": _("久未操作，自动退出"),
        "account.stepped_into": _("在演示中进入岗位"),
        "look.start": _("开始以他人视角查看"),
        "look.end": _("结束以他人视角查看"),
        "post.proposed": _("提出岗位，待批准"),
        "post.made": _("设立岗位"),
        "post.approved": _("批准岗位"),
        "post.refused": _("不批准岗位"),
        "post.dated": _("修改岗位起止日期"),
        "post.suspended": _("停用岗位"),
        "post.resumed": _("恢复岗位"),
        "post.changed": _("换到另一岗位"),
        "unit.opened": _("建立单位"),
        "unit.edited": _("修改单位"),
        "unit.jurisdiction_added": _("增加管辖范围"),
        "unit.jurisdiction_ended": _("终止管辖范围"),
        "area.edited": _("修改区划"),
        "area.move_ordered": _("安排区划调整"),
        "area.moved": _("区划已调整"),
    },
    details={
        "n": _("个数"),
        "active": _("在用"),
        "until": _("截止"),
        "to": _("划入"),
        "role": _("角色"),
        "holder": _("任职人"),
        "valid_from": _("起"),
        "valid_until": _("止"),
        "pending": _("待批准"),
        "how": _("方式"),
    },
    values={
        "role": ROLES,
        "how": {
            "password": _("密码"),
            "totp": _("动态码"),
            "webauthn": _("通行密钥"),
            "recovery_codes": _("恢复码"),
        },
        "kind": {"totp": _("动态码"), "webauthn": _("通行密钥"), "recovery_codes": _("恢复码")},
    },
)
