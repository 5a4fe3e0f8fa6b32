"""The life of a return as one table: states, and steps from, to, and what the role must hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

STATES = {"draft": _("填报中"), "filled": _("待签发"), "submitted": _("已报送"), "replaced": _("已被更正")}
"""replaced: a signed return that a restatement took the place of; it stays as it was."""


@dataclass(frozen=True)
class Step:
    """A way from a state to another. `other`: not by whoever filled it in (doer ≠ signer)."""

    title: str
    source: str
    target: str
    action: str
    other: bool = False


STEPS: Mapping[str, Step] = {
    "edit": Step(_("填写"), "draft", "draft", "return.fill"),
    "hand_in": Step(_("送签"), "draft", "filled", "return.fill"),
    "send_back": Step(_("退回修改"), "filled", "draft", "return.sign"),
    "sign": Step(_("签发报送"), "filled", "submitted", "return.sign", other=True),
    "restate": Step(_("更正"), "submitted", "submitted", "return.fill"),
}
