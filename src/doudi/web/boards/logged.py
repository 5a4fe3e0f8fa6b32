"""What the log's codes of this app are called."""

from django.utils.translation import gettext_lazy as _

from doudi.web.audit.words import declare

declare(actions={"board.download": _("下载看板数据")}, details={"chart": _("图表")})
