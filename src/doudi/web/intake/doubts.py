"""A finding of the engine as the JSON that cases and pages read (cases.doubt)."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from doudi.checks.api import Check
from doudi.engine.catalogue import catalogue
from doudi.engine.finding import Evidence, Finding
from doudi.exports.wording import column_title, value_text
from doudi.policy.book import Book, read_book
from doudi.policy.source import parts_of
from doudi.rosters.catalogue import ROSTERS

Doubt = dict[str, Any]


@cache
def book() -> Book:
    """The law that comes with the program: for the words of clauses."""
    return read_book()


def doubt_of(finding: Finding, secrets: Sequence[str] = ()) -> Doubt:
    """Everything that explains a finding as it was found: in Chinese, its sentences in English too.

    `secrets`: the personal values in its rows.
    """
    check = catalogue()[finding.check]
    return {
        "message": finding.message,
        "grade": finding.grade,
        "months": [f"{month:%Y-%m}" for month in finding.months],
        "reckoning": list(finding.reckoning),
        "missing": list(finding.missing),
        "english": {
            "message": finding.english.message,
            "reckoning": list(finding.english.reckoning),
            "missing": list(finding.english.missing),
        },
        "unverified": [book()[name].title for name in finding.unverified],
        "evidence": [_line(row) for row in finding.evidence],
        "rule": rule_of(check),
        "clears": check.clears,
        "ask": check.ask,
        "secrets": sorted(secrets),
        "templates": [template for template in (check.says, check.reckons) if template],
    }


def rule_of(check: Check) -> Doubt:
    """The check in words, with its clauses."""
    return {
        "code": check.code,
        "title": check.title,
        "rule": check.rule,
        "doubt": check.doubt,
        "not_checked": check.not_checked,
        "clauses": [_clause(reference) for reference in (*check.basis, check.mandate)],
    }


def _clause(reference: str) -> dict[str, str]:
    document, number = parts_of(reference)
    source = book().sources.get(document)
    if source is None:
        return {"source": reference, "article": "", "words": ""}
    clause = source.clause(number) if number else None
    article = clause.label if clause else (number or "")
    return {"source": f"{source.number}《{source.title}》", "article": article, "words": clause.words if clause else ""}


def _line(row: Evidence) -> Doubt:
    known = ROSTERS[row.roster].by_name
    return {
        "roster": row.roster,
        "title": ROSTERS[row.roster].title,
        "file": row.file,
        "sheet": row.sheet,
        "row": row.row,
        "fields": [
            {
                "column": name,
                "header": column_title(row.roster, name),
                "value": value_text(row.roster, name, value),
                # What says only who or where it is does not decide.
                "deciding": name in known and known[name].privacy != "identifying",
                "private": name in known and bool(known[name].privacy),
            }
            for name, value in row.fields
        ],
    }
