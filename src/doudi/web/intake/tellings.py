"""What intake tells people: texts without a name or an id, for notices may leave the site."""

from django.utils.translation import gettext_lazy as _

from doudi.web.notices.kinds import declare

declare(
    {
        "intake.back": _("已销号的办件 {number}：截至 {day} 的名册中疑点再次出现，请人工处理"),
        "intake.cleared": _("办件 {number}：截至 {day} 的名册复查已没有这个疑点，可以凭复查销号"),
        "intake.fires": _("办件 {number}：截至 {day} 的名册复查仍有这个疑点"),
    }
)
