"""All that a check may import: what is imported here (hand on facts by importing them), and `check` and `judge`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import ibis
import ibis.expr.types as ir

from doudi.facts.accounts import shared_accounts
from doudi.facts.agreements import carer_loads, tekun_agreements
from doudi.facts.aid_grants import aid_grants
from doudi.facts.amounts import right_amounts
from doudi.facts.applications import applications, monthly_decisions, notices, refusals, reviews
from doudi.facts.batches import batch_lines, timed_lines
from doudi.facts.cadre_accounts import lines_to_cadres
from doudi.facts.calendar import age_on, days_between, month_before, month_no, month_text, passed_by
from doudi.facts.carers import agreements_in_question
from doudi.facts.case import Case
from doudi.facts.coverage import tekun, tekun_of_month, with_covered
from doudi.facts.deposits import family_deposits
from doudi.facts.dibao import (
    families,
    families_of_month,
    family_ids,
    family_names,
    insured_members,
    members,
    members_of_month,
)
from doudi.facts.double_payments import double_payments
from doudi.facts.due_days import due_day, is_due, kind_of_programme, programme_of_kind
from doudi.facts.dues import dues
from doudi.facts.exits import dropped_families, poor_family_exits
from doudi.facts.hardships import hardships
from doudi.facts.holdings import family_holdings, family_posts, in_gradual_exit, law_for, with_money_once
from doudi.facts.home_visits import needs_found, patients, vulnerable_people
from doudi.facts.homes import family_properties
from doudi.facts.hukou import hukou_of_person, people_of_hukou, with_hukou
from doudi.facts.hukou_left_out import families_by_hukou
from doudi.facts.id_numbers import identities_of_members
from doudi.facts.imprisonment import terms_of_insured
from doudi.facts.incomes import family_incomes
from doudi.facts.logic import (
    UNKNOWN,
    blank,
    blank_as,
    degree,
    known,
    possible,
    stated,
    truth,
    when,
    with_any,
    with_columns,
    with_some,
)
from doudi.facts.off_roll import programme_lines_with_roll
from doudi.facts.own_people import account_lines
from doudi.facts.payees import payee_months, payment_parts
from doudi.facts.payment_coverage import is_paid, payment_coverage, with_paid_programme, with_payments
from doudi.facts.payments import (
    DIBAO_PROGRAMMES,
    PARTS_OVER,
    PRICE_SUBSIDY,
    TEKUN_PROGRAMMES,
    line_months,
    payment_lines,
)
from doudi.facts.people import deaths, in_prison, with_death, with_illness, with_severe, with_unable
from doudi.facts.poor import marginal_people, poor_households, poor_people, tekun_candidates, yearly_standard
from doudi.facts.price_subsidies import price_subsidies
from doudi.facts.relatives import relatives_on_dibao
from doudi.facts.repeated_grants import repeated_grants
from doudi.facts.reserves import town_reserves
from doudi.facts.returns import returned_parts
from doudi.facts.review_cycles import review_cycles
from doudi.facts.settlements import settlements
from doudi.facts.split_grants import split_grants
from doudi.facts.still_rolls import still_rolls
from doudi.facts.supply import gap, rolls, with_roll
from doudi.facts.support_amounts import support_amount
from doudi.facts.time_limits import with_working_time
from doudi.facts.top_ups import family_top_ups
from doudi.facts.transfers import transfers, unit_money
from doudi.facts.two_families import insured_rows
from doudi.facts.village_rates import village_rates
from doudi.facts.visits import hospital_stays, last_visits
from doudi.facts.working_days import with_working_days
from doudi.rosters.catalogue import ROSTERS

DIBAO = ("dibao_families", "dibao_members")
CAMPAIGN_BEGAN = date(2020, 4, 24)
RULES_OF_2021 = date(2021, 7, 1)

SubjectKind = Literal[
    "person", "family", "household", "grant", "application", "account", "batch", "transfer", "unit", "town", "village",
    "county",
]  # fmt: skip
Severity = Literal["high", "medium", "low"]
Grade = Literal["certain", "to_verify"]

SUBJECT_TYPES = {
    "subject": "string", "subject_kind": "string", "rank": "int8", "month": "date", "at": "date",
    "area_code": "string",
}  # fmt: skip


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
    build: Callable[[Case], "Judged"]


@dataclass(frozen=True)
class Seen:
    """Rows of a roster that a finding rests on, found by equal columns: roster column → column of the judged rows."""

    roster: str
    on: Mapping[str, str]
    fields: tuple[str, ...]


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


def seen(roster: str, on: str, fields: str = "") -> Seen:
    """Evidence: rows of a roster whose columns equal those of a judged row.

    `on`: names apart by spaces, "tekun_id=id_no" where the roster's column has another name than the rows'.
    `fields`: the deciding columns to show; an unknown column fails at once.
    """
    keys = dict(_pair(word) for word in on.split())
    columns = {*ROSTERS[roster].by_name, "row_id", "unit", "first_month"}
    unknown = {*keys, *fields.split()} - columns
    if unknown:
        raise KeyError(f"{roster} has no column {sorted(unknown)}")
    return Seen(roster, keys, tuple(fields.split()))


def seen_each(roster: str, *on: str, fields: str = "") -> tuple[Seen, ...]:
    """`seen`, once for each way by which rows of the roster are found."""
    return tuple(seen(roster, on=one, fields=fields) for one in on)


def values_of(rows: ir.Table, names: str) -> dict[str, ir.Value]:
    """Columns of the rows as `values` or `also`: each name's column is its part behind the dot and before the bar."""
    return {name: rows[name.partition("|")[0].rpartition(".")[2]] for name in names.split()}


def _pair(word: str) -> tuple[str, str]:
    left, _, right = word.partition("=")
    return left, right or left


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
    also: further values for the texts, that decide nothing.
    evidence: rows found by columns of `rows`.
    """
    relevant = _boolean(applies)
    # a column of its own: told in every other column, it would be compiled as often
    rows = rows.mutate(_rank=verdict_rank(relevant & _boolean(supplied), broken))
    telling = rows["_rank"] >= 2

    def told(value: object, kind: str | None = None) -> ir.Value:
        literal = value if isinstance(value, ir.Value) else ibis.literal(value)
        literal = literal.cast(kind) if kind else literal
        return telling.ifelse(literal, ibis.null(literal.type()))

    month = ibis.null("date") if month is None else month
    deciding = values or {}
    named = {**deciding, **(also or {})}
    keys = sorted({key for one in evidence for key in one.on.values()})
    no_text = ibis.null("string")
    columns = {
        "subject": subject,
        "subject_kind": ibis.literal(kind) if isinstance(kind, str) else kind,
        "rank": rows["_rank"],
        "month": ibis.literal(month) if isinstance(month, date) else month,
        "at": month if at is None else at,
        "area_code": no_text if place is None else place,
        "name": told(no_text if name is None else name),
        "applicant": told(no_text if applicant is None else applicant),
        "certain": told(certain),
        "yuan": told(ibis.null("decimal(38, 2)") if yuan is None else yuan, "decimal(38, 2)"),
        "over": told(over, "int64"),
        **{f"value_{i}": told(value) for i, value in enumerate(named.values())},
        **{f"key_{key}": told(rows[key]) for key in keys},
        **{f"gap_{i}": known_gap(relevant, text) for i, text in enumerate(gaps)},
    }
    judged = rows.select(**columns)
    return Judged(
        judged.filter(judged.subject.notnull()),
        tuple(named),
        len(deciding),
        tuple(evidence),
        tuple(f"gap_{i}" for i in range(len(gaps))),
    )


def verdict_rank(applies: ir.BooleanValue, broken: ir.BooleanValue) -> ir.IntegerValue:
    """0 out_of_scope, 1 kept, 2 undecided, 3 broken (checks, the table of verdicts)."""
    return ibis.cases(((~applies).fill_null(False), 0), (~broken, 1), (applies & broken, 3), else_=2).cast("int8")


def known_gap(relevant: ir.BooleanValue, text: ir.StringValue) -> ir.StringValue:
    """A gap counts where the row would have been judged."""
    return relevant.fill_null(True).ifelse(text, ibis.null("string"))


def _boolean(value: ir.BooleanValue | bool) -> ir.BooleanValue:
    return ibis.literal(value) if isinstance(value, bool) else value
