"""What is typed for a new case and would be wrong there: personal data where everybody reads, numbers nobody has."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

READ_BY_ALL = ("title", "village")
"""Fields that stand in lists, exports and returns as they are typed."""
LONG_NUMBER = re.compile(r"\d{11,}")
"""Id numbers, accounts, telephones: no sum and no day is as long."""
LIKE_AN_ID = re.compile(r"\d{14,19}|\d{14,18}[Xx]")
ID_LENGTHS = (15, 18)


def faults_in(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields that are not right, each with why and how to mend it."""
    name = (given.get("name") or "").strip()
    for field in READ_BY_ALL:
        text = given.get(field) or ""
        if LONG_NUMBER.search(text):
            yield field, _("这里人人看得到，不写证件号、账号和电话。请写到“证件号”或“具体情况”里")
        elif len(name) > 1 and name in text:
            yield field, _("这里人人看得到，不写对象姓名。姓名写在“对象姓名”里就够了")
    if why := _wrong_id((given.get("subject") or "").strip()):
        yield "subject", why


def _wrong_id(number: str) -> str:
    if not LIKE_AN_ID.fullmatch(number):
        return ""
    if len(number) not in ID_LENGTHS:
        return _("身份证号是 18 位，这里是 {n} 位。请核对；不清楚就先不填").format(n=len(number))
    if len(number) == max(ID_LENGTHS) and not _adds_up(number):
        return _("身份证号的校验位不对，有一位写错了。请核对；不清楚就先不填")
    return ""


def _adds_up(number: str) -> bool:
    """Whether the check digit is right: GB 11643, ISO 7064 MOD 11-2.

    Reckoned here too, as in the rosters' cleaning: cases do not touch the engine half.
    """
    digits = [10 if digit in "Xx" else int(digit) for digit in number]
    return sum(digit * 2**power for power, digit in enumerate(reversed(digits))) % 11 == 1
