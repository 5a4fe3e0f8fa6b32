"""What the log's codes of this app are called."""

from django.utils.translation import gettext_lazy as _

from doudi.web.audit.words import declare

declare(
    actions={"search": _("搜索"), "search.too_many": _("搜索过多，被拒绝")},
    details={"n_characters": _("输入字数"), "n_cases": _("找到办件")},
)
