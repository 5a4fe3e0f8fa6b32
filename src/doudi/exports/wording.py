"""The code words of findings in the words officials use, in the language in use."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from doudi.language import say, spoken
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.columns import Kind

if TYPE_CHECKING:  # words need no engine
    from doudi.checks.api import Check
    from doudi.engine.finding import Evidence

VERDICTS = {"broken": "疑点", "undecided": "待核", "excused": "已有情况说明"}
GRADES = {"certain": "确定", "to_verify": "需核实"}
SEVERITIES = {"high": "高", "medium": "中", "low": "低"}
SUBJECT_KINDS = {
    "person": "人员",
    "family": "低保家庭",
    "household": "贫困户",
    "grant": "临时救助",
    "application": "申请",
    "account": "账户",
    "batch": "发放批次",
    "transfer": "资金拨付",
    "unit": "拨付单位",
    "town": "镇街",
    "village": "村社区",
    "county": "县区",
}
FLAGS = {"true": "是", "false": "否"}
FAMILIES = {  # the headings of the catalogue (checks, §2)
    "LB": "漏保、脱保",
    "DB": "错保、重复、错算",
    "TK": "特困照料",
    "LS": "临时救助",
    "YQ": "疫情期间",
    "ZJ": "资金",
    "CX": "审核审批程序",
    "GL": "面上异常",
}


def family(check: str) -> str:
    """The heading a check stands under, by the letters of its code."""
    letters = check.partition("-")[0]
    return say(FAMILIES[letters]) if letters in FAMILIES else letters


def check_order(code: str) -> tuple[int, str]:
    """The place of a code in the catalogue: by family, then number; a strange one comes last."""
    letters = code.partition("-")[0]
    return (list(FAMILIES).index(letters) if letters in FAMILIES else len(FAMILIES)), code


def check_title(info: "Check") -> str:
    """The title of a check."""
    return info.title_en if spoken() == "en" else info.title


def roster_title(name: str) -> str:
    """The title of a roster; what is no roster (a payment programme) stays as it is."""
    if name not in ROSTERS:
        return say(name)
    return ROSTERS[name].title_en if spoken() == "en" else ROSTERS[name].title


def column_title(roster: str, column: str) -> str:
    """The header of a column as suppliers know it; what is no column of the roster stays as it is."""
    known = ROSTERS[roster].by_name
    return say(known[column].header) if column in known else column


def listed(texts: Iterable[str]) -> str:
    """Texts one after the other."""
    return say("、").join(texts)


def why_not_run(reason: str | None) -> str:
    """The reason of the summary, without the code words of rosters."""
    return re.sub(r"\([a-z_]+\)", "", say(reason)) if reason else ""


def month_text(months: Sequence[date]) -> str:
    """Months as spans: 2020-01 至 2020-03、2020-06."""
    return listed(_span(*ends) for ends in month_spans(months))


def month_spans(months: Iterable[date]) -> list[tuple[date, date]]:
    """The first and last month of each unbroken stretch."""
    ordered = sorted(set(months))
    if not ordered:
        return []
    breaks = [pair for pair in pairwise(ordered) if month_number(pair[1]) - month_number(pair[0]) > 1]
    firsts = [ordered[0], *(after for _, after in breaks)]
    lasts = [*(before for before, _ in breaks), ordered[-1]]
    return list(zip(firsts, lasts, strict=True))


def month_number(month: date) -> int:
    """Months counted on from the year 0."""
    return month.year * 12 + month.month


def _span(first: date, last: date) -> str:
    if first == last:
        return f"{first:%Y-%m}"
    return say("{first} 至 {last}", first=f"{first:%Y-%m}", last=f"{last:%Y-%m}")


def yuan_text(amount: Decimal | None) -> str:
    """Yuan with thousands apart; blank where there is no sum."""
    return "" if amount is None else f"{amount:,.2f}"


def place_text(evidence: "Evidence") -> str:
    """Where a row stands: roster, file, sheet, row."""
    where = [roster_title(evidence.roster), evidence.file, evidence.sheet]
    return " · ".join([*(part for part in where if part), say("第{row}行", row=evidence.row)])


def value_text(roster: str, column: str, value: str | None) -> str:
    """A value as people write it: 2020-06 for a month, 是 for true; an empty one is said to be empty."""
    if value is None or value == "":
        return say("（空）")
    kind = ROSTERS[roster].by_name[column].kind if column in ROSTERS[roster].by_name else Kind.TEXT
    if kind is Kind.MONTH:
        return value[:7]
    return say(FLAGS.get(value, value)) if kind is Kind.FLAG else value


def field_texts(evidence: "Evidence") -> list[str]:
    """What decided in a row: column=value."""
    roster = evidence.roster
    return [f"{column_title(roster, name)}={value_text(roster, name, value)}" for name, value in evidence.fields]


def evidence_line(row: "Evidence") -> str:
    """A row and what decided in it."""
    place = place_text(row)
    return say("{place}：{fields}", place=place, fields=listed(field_texts(row))) if row.fields else place


def evidence_text(rows: Sequence["Evidence"], most: int) -> str:
    """The first rows of a finding, one line each, and how many more there are."""
    lines = [evidence_line(row) for row in rows[:most]]
    if len(rows) > most:
        lines.append(say("另有 {n} 行，用 doudi explain 查看", n=len(rows) - most))
    return "\n".join(lines)
