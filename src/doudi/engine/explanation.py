"""Puts a finding into words: its sentence, its reckoning step by step, and what is not known."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from doudi.checks.api import Check
from doudi.engine.desk import Subject
from doudi.engine.finding import UNDECIDED
from doudi.engine.holders import HOLDERS
from doudi.language import say, spoken
from doudi.policy.book import Book
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.columns import Column, Kind

MEASURED = re.compile(r"(\{(\w+)\})(个工作日|个月|个|元|天|人|户|名|%)")
"""A value with its unit, in a template."""
MEASURED_IN_ENGLISH = re.compile(
    r"\{(\w+)\}(?: (working days|days|months|month\(s\)|people|persons|families|inhabitants|yuan)(?!\w)|%)"
)
"""The same in English, where a number that is not known cannot simply lose its unit."""
CENT = Decimal("0.01")
CODE_WORDS = frozenset(
    word for roster in ROSTERS.values() for column in roster.columns if column.codes for word in column.codes.words
) | {"补差", "分档"}  # dibao.amount_rule


def amount_of(subject: Subject) -> Decimal | None:
    """The yuan of its broken rows, added exactly and rounded once, half up; none where nothing was added."""
    if subject.rank == UNDECIDED:
        return None
    shares = [Fraction(row["yuan"]) / row["over"] for row in subject.rows if row["yuan"] is not None and row["over"]]
    return rounded(sum(shares, Fraction())) if shares else None


def rounded(yuan: Fraction) -> Decimal:
    """Half up (away from zero) to 0.01."""
    cents = abs(yuan) * 100
    whole = (2 * cents.numerator + cents.denominator) // (2 * cents.denominator)
    return (Decimal(whole) * CENT).copy_sign(Decimal(yuan.numerator))


def months_of(subject: Subject) -> tuple[date, ...]:
    """The months of the rows that make the finding, ascending, without repeats."""
    return tuple(sorted({row["month"] for row in subject.rows if row["month"] is not None}))


def message(
    check: Check, values: Sequence[str], subject: Subject, amount: Decimal | None, lacking: Sequence[str]
) -> str:
    """One sentence on what is wrong, or on what is missing to tell."""
    given = placeholders(values, subject.rows[0]) | {
        "subject": key_shown(subject.key),
        "name": named(subject) or key_shown(subject.key),
        "months": month_list(months_of(subject)),
        "amount": shown(amount),
        "n": len(subject.rows),
    }
    if subject.rank == UNDECIDED:
        title = check.title if spoken() == "zh" else check.title_en
        return say("待核：{name}是否“{title}”尚不能判定，缺{missing}。", name=given["name"], title=title,
                   missing=say("、").join(lacking) or say("判定所需的信息"))  # fmt: skip
    return filled(say(check.says), given)


def key_shown(key: str) -> str:
    """What a finding is about by its key; that of a batch holds code words."""
    return "|".join(say(part) if part in CODE_WORDS else part for part in key.split("|"))


def resting_on_identity(told: str) -> str:
    """The sentence of a finding that rests on a row of `identities` says so (rosters, §3 "A person confirms")."""
    return say("{message}（身份系人工认定，须先核实）。", message=told.rstrip("。."))


def reckoning(check: Check, values: Sequence[str], subject: Subject, book: Book) -> tuple[str, ...]:
    """One line per row: what decided, and the money it adds."""
    return tuple(_step(check, values, row, book) for row in subject.rows)


def _step(check: Check, values: Sequence[str], row: Mapping[str, Any], book: Book) -> str:
    month = month_list((row["month"],)) if row["month"] else ""
    facts = placeholders(values, row) | {"month": month}
    if check.reckons:
        told = filled(say(check.reckons), facts)
    else:
        cells = {key: row[f"value_{i}"] for i, key in enumerate(values)}
        told = say("；").join(f"{label(key, book)}={shown(cell, key)}" for key, cell in cells.items() if cell != "")
        told = say("{month}：{facts}", month=month, facts=told) if month else told
    if row["rank"] == UNDECIDED or row["yuan"] is None or not row["over"]:
        return told
    return say("{reckoned}＝{yuan}元", reckoned=told, yuan=rounded(Fraction(row["yuan"]) / row["over"]))


def missing(values: Sequence[str], subject: Subject, book: Book) -> tuple[str, ...]:
    """The fields and parameters that are not known, with who holds them."""
    if subject.rank != UNDECIDED:
        return ()
    lacking = [key for i, key in enumerate(values) if any(row[f"value_{i}"] is None for row in subject.rows)]
    lacking = [key for key in lacking if not _blank_says_none(key)] or lacking
    return tuple(dict.fromkeys(_lack(key, subject, book) for key in lacking))


def _blank_says_none(key: str) -> bool:
    column = _column(key)
    return column is not None and column.blank == "none"


def _field(key: str) -> str:
    """The column or parameter that a value is named after, without the words behind the bar."""
    return key.partition("|")[0]


def _column(key: str) -> Column | None:
    """The column that a value is named after; a roster and a topic of parameters may share a name."""
    roster, _, column = key.partition(".")
    return ROSTERS[roster].by_name.get(column) if roster in ROSTERS else None


def _lack(key: str, subject: Subject, book: Book) -> str:
    roster, name = key.partition(".")[0], _field(key)
    if column := _column(name):
        return say("{label}（{roster}，由{holder}掌握）", label=say(column.header), roster=say(ROSTERS[roster].title),
                   holder=say(HOLDERS[roster]))  # fmt: skip
    if name in book.parameters:
        return say("{label}（{name}，地点{place}，标准未录入）", label=label(name, book), name=name,
                   place=subject.area_code or say("不明"))  # fmt: skip
    return label(key, book)


def label(key: str, book: Book) -> str:
    """What a value is called: a column's header, a parameter's title, or the words behind the bar of "n|…".

    "roster.column|…" is what follows from that column, which is named where it is missing.
    """
    if "|" in key:
        return say(key.partition("|")[2])
    column = _column(key)
    return say(column.header if column else book[key].title)


def filled(template: str, given: Mapping[str, Any]) -> str:
    """A template with its values; what is not known has no unit: 历时不详, not 历时不详个工作日."""
    unknown = say("不详")
    if spoken() == "en":
        bare = MEASURED_IN_ENGLISH.sub(
            lambda found: _lost(found) if given.get(found[1]) == unknown else found[0], template
        )
    else:
        bare = MEASURED.sub(lambda found: found[1] if given.get(found[2]) == unknown else found[0], template)
    return bare.format_map(given)


def _lost(found: re.Match[str]) -> str:
    """What stands for a number with its unit that is not known, in a language that says so before the unit."""
    unit = (found[2] or "").replace("(s)", "s")
    if unit == "yuan":
        return say("不详的金额")
    return say("数目不详的{unit}", unit=unit) if unit else say("不详")


def placeholders(values: Sequence[str], row: Mapping[str, Any]) -> dict[str, str]:
    """The values of a row by the last part of their names."""
    return {key.partition("|")[0].rpartition(".")[2]: shown(row[f"value_{i}"], key) for i, key in enumerate(values)}


def shown(value: object, key: str = "") -> str:
    """A value as people read it."""
    if value is None:
        return say("不详")
    if isinstance(value, bool):
        return say("是") if value else say("否")
    if isinstance(value, date) and _is_month(key):
        return f"{value:%Y-%m}"
    if isinstance(value, Decimal):
        return f"{value:f}" if value.as_tuple().exponent == -2 else f"{value.normalize():f}"
    return say(str(value)) if _is_code(str(value), key) else str(value)


def _is_code(value: str, key: str) -> bool:
    """Whether it is a code word, which has its English; what people are called is never taken for one."""
    column = _column(key.partition("|")[0])
    return value in CODE_WORDS and (column is None or column.kind is Kind.CODE)


def _is_month(key: str) -> bool:
    column = _column(key)
    return column is not None and column.kind is Kind.MONTH


def month_list(months: Sequence[date]) -> str:
    """2020-01、2020-03至2020-06."""
    runs: list[list[date]] = []
    for month in months:
        if runs and month.year * 12 + month.month - runs[-1][-1].year * 12 - runs[-1][-1].month == 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return say("、").join(f"{run[0]:%Y-%m}" + (say("至") + f"{run[-1]:%Y-%m}" if run[1:] else "") for run in runs)


def named(subject: Subject) -> str | None:
    """The name of the latest of its rows that has one; of several the smallest."""
    rows = [(str(row["at"] or ""), row["name"]) for row in subject.rows if row["name"]]
    latest = max((at for at, _ in rows), default="")
    return min((name for at, name in rows if at == latest), default=None)
