"""What intake tells people: texts without a name or an id, for notices may leave the site."""

from django.utils.translation import gettext_lazy as _

from doudi.web.notices.kinds import declare

declare(
    {
        "intake.rechecked": _(
            "截至 {day} 的名册复查：{cleared} 件待复核的办件已没有疑点，可凭复查销号；{fires} 件仍有疑点"
        )
    }
)
