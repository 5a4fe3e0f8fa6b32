"""What a check is: what its decorator and its docstring state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from doudi.checks.judging import Judged
from doudi.facts.case import Case

DIBAO = ("dibao_families", "dibao_members")
CAMPAIGN_BEGAN = date(2020, 4, 24)
RULES_OF_2021 = date(2021, 7, 1)

SubjectKind = Literal[
    "person", "family", "household", "grant", "application", "account", "batch", "transfer", "unit", "town", "village",
    "county",
]  # fmt: skip
Severity = Literal["high", "medium", "low"]
Grade = Literal["certain", "to_verify"]


@dataclass(frozen=True)
class Check:
    """One rule of the catalogue: what its decorator and its docstring state."""

    code: str
    title: str
    title_en: str
    basis: tuple[str, ...]
    mandate: str
    subject: SubjectKind
    severity: Severity
    grade: Grade
    since: date
    until: date | None
    needs: tuple[str, ...]
    says: str
    clears: str
    ask: str
    reckons: str
    rule: str  # 规则
    doubt: str  # 疑点
    not_checked: str  # 不查
    name: str
    topic: str
    build: Callable[[Case], Judged]


def check(
    *,
    code: str,
    title: tuple[str, str],
    basis: Sequence[str],
    mandate: str,
    subject: SubjectKind,
    severity: Severity,
    needs: Sequence[str],
    says: str,
    clears: str,
    ask: str,
    reckons: str = "",
    grade: Grade = "certain",
    since: date = CAMPAIGN_BEGAN,
    until: date | None = None,
) -> Callable[[Callable[[Case], Judged]], Check]:
    """Make a function of a case the check of this code; its docstring states 规则, 疑点 and 不查.

    `says`, `reckons`: sentences with {placeholders}: the values' names, and name, subject, months, amount, month, yuan.
    """

    def made(build: Callable[[Case], Judged]) -> Check:
        parts = labelled(build.__doc__ or "")
        return Check(
            code=code, title=title[0], title_en=title[1], basis=tuple(basis), mandate=mandate, subject=subject,
            severity=severity, grade=grade, since=since, until=until, needs=tuple(needs), says=says, clears=clears,
            ask=ask, reckons=reckons, rule=parts["规则"], doubt=parts["疑点"], not_checked=parts["不查"],
            name=build.__name__, topic=build.__module__.split(".")[-2], build=build,
        )  # fmt: skip

    return made


def labelled(docstring: str) -> dict[str, str]:
    """The docstring by its three labels; a missing one is a mistake of the check's author."""
    found: dict[str, str] = {}
    label = ""
    for line in docstring.strip().splitlines():
        head, colon, rest = line.strip().partition("：")
        if colon and head in ("规则", "疑点", "不查"):
            label, found[head] = head, rest
        elif label:
            found[label] += line.strip()
    return {label: found[label] for label in ("规则", "疑点", "不查")}
