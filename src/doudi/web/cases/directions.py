"""Which way a wrong goes. Only who is on the roll or paid and should not be is 错保; a theme does not tell.

What can go either way (an amount reckoned wrong, DB-13 and ZJ-03) or is no question of who (a village's rate, GL-01) is
put where it claims least: with the money, or with care and procedure.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

DIRECTIONS = {
    "over": _("不该保的保了、不该发的发了"),
    "under": _("该保的没保，该发的没发、少发、迟发"),
    "care": _("照料、走访、核查和程序不到位"),
    "money": _("资金管理、发放和核算不规范"),
}
CHECKS = {
    "over": (
        *("DB-01", "DB-02", "DB-03", "DB-04", "DB-05", "DB-06", "DB-07", "DB-08", "DB-09", "DB-10", "DB-16"),
        *("TK-11", "LS-08", "LS-10", "ZJ-01", "ZJ-05"),
    ),
    "under": (
        *("LB-01", "LB-02", "LB-03", "LB-04", "LB-05", "LB-06", "LB-07", "DB-14", "TK-09", "TK-10"),
        *("LS-04", "LS-05", "LS-09", "YQ-03", "YQ-04", "ZJ-02", "ZJ-10", "ZJ-11"),
    ),
    "care": (
        *("DB-11", "DB-12", "DB-17", "DB-18"),
        *("TK-01", "TK-02", "TK-03", "TK-04", "TK-05", "TK-06", "TK-07", "TK-08"),
        *("LS-02", "LS-03", "LS-06", "LS-07", "YQ-01", "YQ-02"),
        *("CX-01", "CX-02", "CX-03", "CX-04", "CX-05", "CX-06", "CX-07", "GL-01", "GL-02"),
    ),
    "money": (
        *("DB-13", "DB-15", "LS-01"),
        *("ZJ-03", "ZJ-04", "ZJ-06", "ZJ-07", "ZJ-08", "ZJ-09", "ZJ-12", "ZJ-13"),
    ),
}
OF_CHECK = {code: direction for direction, codes in CHECKS.items() for code in codes}
NOT_TOLD = ""
WRONGLY_COVERED: Mapping[str, str | tuple[str, ...]] = {
    "theme": ("dibao", "tekun"),
    "direction": "over",
    "verdict": "confirmed",
}
"""What 错保 counts, as fields of a case: on the board, in a return, and as the filter of the list they open."""


def direction_of(check_code: str) -> str:
    """The direction of a check; not told where no check, or none of the catalogue, found it."""
    return OF_CHECK.get(check_code, NOT_TOLD)
