"""What the ledger tells people."""

from django.utils.translation import gettext_lazy as _

from doudi.web.notices.kinds import declare

declare({"return.due": _("{area} {month} {what}应在 {due} 前签发报送，还没有报送")})
