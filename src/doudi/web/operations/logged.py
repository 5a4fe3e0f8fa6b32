"""What the log's codes of this app are called."""

from django.utils.translation import gettext_lazy as _

from doudi.web.audit.words import declare

declare(actions={"installation.found": _("建立本系统")})
