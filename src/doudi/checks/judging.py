"""From a check's rows and its two conditions to rows with verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import ibis
import ibis.expr.types as ir

from doudi.checks.evidence import Seen

UNDECIDED = 2
NO_TEXT = ibis.null("string")
NO_YUAN = ibis.null("decimal(38, 2)")


@dataclass(frozen=True)
class Judged:
    """A check's rows with their verdict rank (engine.finding), and how to explain them.

    `values`: names of the columns value_0 …; the first `deciding` of them decide, the others are only shown.
    """

    rows: ir.Table
    values: tuple[str, ...]
    deciding: int
    evidence: tuple[Seen, ...]
    gaps: tuple[str, ...] = field(default=())


def judge(
    rows: ir.Table,
    *,
    subject: ir.StringValue,
    applies: ir.BooleanValue | bool,
    broken: ir.BooleanValue,
    kind: ir.StringValue | str = "",
    month: ir.DateValue | date | None = None,
    at: ir.DateValue | None = None,
    yuan: ir.Value | None = None,
    over: ir.Value | int = 1,
    place: ir.StringValue | None = None,
    name: ir.StringValue | None = None,
    applicant: ir.StringValue | None = None,
    certain: ir.BooleanValue | bool = True,
    values: Mapping[str, ir.Value] | None = None,
    also: Mapping[str, ir.Value] | None = None,
    evidence: Sequence[Seen] = (),
    supplied: ir.BooleanValue | bool = True,
    gaps: Sequence[ir.StringValue] = (),
) -> Judged:
    """The rows of a check with their verdicts.

    subject: its key; rows without one are dropped. kind: only where a check has several kinds of subject.
    applies, broken: three-valued. supplied, gaps: the roll of the row's unit, and what is missing where it is not.
    month: what the row is about, among the finding's months. at: orders rows for the place (the month by default).
    yuan ÷ over: the row's money. applicant: whose exemption covers a grant or application.
    certain: whether this row decides by hard facts, where that differs from row to row.
    values: what decided, by name ("roster.column", a parameter, or "name|label"); nulls are the missing fields.
        "roster.column|label": what follows from the column, which is named where it is missing.
    also: further values for the texts, that decide nothing.
    evidence: rows found by columns of `rows`.
    """
    relevant = _value(applies)
    # a column of its own: told in every other column, it would be compiled as often
    rows = rows.mutate(_rank=verdict_rank(relevant & _value(supplied), broken))
    month = ibis.null("date") if month is None else month
    deciding = values or {}
    named = {**deciding, **(also or {})}
    keys = sorted({key for one in evidence for key in one.on.values()})
    told = {
        "name": NO_TEXT if name is None else name,
        "applicant": NO_TEXT if applicant is None else applicant,
        "certain": _value(certain),
        "yuan": (NO_YUAN if yuan is None else yuan).cast("decimal(38, 2)"),
        "over": _value(over).cast("int64"),
        **{f"value_{i}": _value(value) for i, value in enumerate(named.values())},
        **{f"key_{key}": rows[key] for key in keys},
    }
    columns = {
        "subject": subject,
        "subject_kind": ibis.literal(kind) if isinstance(kind, str) else kind,
        "rank": rows["_rank"],
        "month": ibis.literal(month) if isinstance(month, date) else month,
        "at": month if at is None else at,
        "area_code": NO_TEXT if place is None else place,
        **{name: _where(rows["_rank"] >= UNDECIDED, value) for name, value in told.items()},
        **{f"gap_{i}": known_gap(relevant, text) for i, text in enumerate(gaps)},
    }
    judged = rows.select(**columns)
    judged = judged.filter(judged.subject.notnull())
    return Judged(judged, tuple(named), len(deciding), tuple(evidence), tuple(f"gap_{i}" for i in range(len(gaps))))


def verdict_rank(applies: ir.BooleanValue, broken: ir.BooleanValue) -> ir.IntegerValue:
    """0 out_of_scope, 1 kept, 2 undecided, 3 broken (checks, the table of verdicts)."""
    return ibis.cases(((~applies).fill_null(False), 0), (~broken, 1), (applies & broken, 3), else_=2).cast("int8")


def known_gap(relevant: ir.BooleanValue, text: ir.StringValue) -> ir.StringValue:
    """A gap counts where the row would have been judged."""
    return relevant.fill_null(True).ifelse(text, ibis.null("string"))


def _where(telling: ir.BooleanValue, value: ir.Value) -> ir.Value:
    """The value in rows that make a finding; nothing in the others, so that they stay narrow."""
    return telling.ifelse(value, ibis.null(value.type()))


def _value(value: object) -> ir.Value:
    return value if isinstance(value, ir.Value) else ibis.literal(value)
