"""docs/checks.md: the catalogue as a page, written from the checks themselves.

python -m doudi.engine.page > docs/checks.md
"""

from collections.abc import Iterator
from itertools import groupby

from doudi.checks.api import Check
from doudi.engine.catalogue import catalogue
from doudi.rosters.catalogue import ROSTERS

SEVERITY = {"high": "高", "medium": "中", "low": "低"}
GRADE = {"certain": "确定", "to_verify": "待核实"}
FAMILIES = {
    "LB": "漏保、脱保", "DB": "错保、重复、错算", "TK": "特困", "LS": "临时救助", "YQ": "疫情期间", "ZJ": "资金",
    "CX": "程序", "GL": "面上异常",
}  # fmt: skip
HEAD = """# 核查规则 · Checks

<!-- Written by `python -m doudi.engine.page`; do not edit. -->

每条规则一个文件：`src/doudi/checks/`。规则的依据和数值见 [policy.md](policy.md)，名册见 [rosters.md](rosters.md)。
"""


def page() -> str:
    """The whole page."""
    families = groupby(catalogue().values(), key=lambda check: check.code.partition("-")[0])
    parts = [HEAD]
    for family, checks in families:
        parts += [f"## {family} {FAMILIES[family]}", *("\n".join(described(check)) for check in checks)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def described(check: Check) -> Iterator[str]:
    """One check: what it says, what it needs, what clears it."""
    yield f"### {check.code} {check.title} · {check.title_en}\n"
    yield f"- 规则：{check.rule}"
    yield f"- 疑点：{check.doubt}"
    yield f"- 不查：{check.not_checked}"
    yield f"- 不是疑点的情形：{check.clears}"
    yield f"- 要问的：{check.ask}"
    yield f"- 依据：{'、'.join(check.basis)}；部署：{check.mandate}；施行：{in_force(check)}"
    yield f"- 严重程度：{SEVERITY[check.severity]}；把握：{GRADE[check.grade]}"
    yield f"- 需要的名册：{'、'.join(ROSTERS[name].title for name in check.needs)}"
    yield f"- 文件：`checks/{check.topic}/{check.name}.py`"


def in_force(check: Check) -> str:
    """Since when, and until when where that is known."""
    return f"{check.since} 起" + (f"至 {check.until}" if check.until else "")


if __name__ == "__main__":
    print(page(), end="")
