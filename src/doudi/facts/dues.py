"""What is due to families and people on the rolls, month by month, and what was paid (checks, ZJ-02)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.due_days import due_day, is_due, programme_of_kind
from doudi.facts.logic import blank_as
from doudi.facts.payment_coverage import is_paid, with_paid_programme, with_payments
from doudi.facts.payments import BASE_PROGRAMME, CARE_PROGRAMME, DIBAO_PROGRAMMES, TEKUN_PROGRAMMES

NOTHING = ibis.null("string")


def dues(case: Case) -> ir.Table:
    """One row per family, and per person on tekun, in each month ≤ M.

    subject_kind, subject, family_no or id_no (the other null), name, month, area_code, unit; `entitled` (money above
    0), `due` (day), `is_due`, `covered` with `gap` and `care_gap`, `is_paid`: three-valued; `approved`: yuan, what is
    known of it; kind, total_amount, base_amount, care_amount: as stated, a dummy where the other kind has them.
    """
    return dibao_dues(case).union(tekun_dues(case))


def dibao_dues(case: Case) -> ir.Table:
    """Of the families of all months."""
    rows = case.roster("dibao_families")
    rows = with_paid_programme(rows, case, programme_of_kind(rows.kind))
    rows = with_payments(rows, case, "family", DIBAO_PROGRAMMES, payee="family_no")
    due = due_day(case, rows.month, place=rows.area_code, kind=rows.kind)
    return rows.select(
        "month", "area_code", "unit", "kind", "covered", "family_no",
        subject_kind=ibis.literal("family"), subject=rows.family_no, id_no=NOTHING, name=rows.applicant_name,
        entitled=rows.total_amount > 0, due=due, is_due=is_due(due, case), gap=rows.covered_gap, care_gap=NOTHING,
        is_paid=is_paid(rows), approved=rows.total_amount.cast("decimal(16, 2)"), total_amount=rows.total_amount,
        base_amount=yuan(0), care_amount=yuan(0), first_line=rows.line_first_line, last_line=rows.line_last_line,
    )  # fmt: skip


def tekun_dues(case: Case) -> ir.Table:
    """Of the people on tekun in all months; one of the two programmes supplied is enough."""
    rows = case.roster("tekun_people", beside=True)
    rows = with_paid_programme(rows, case, BASE_PROGRAMME, "base_covered")
    rows = with_paid_programme(rows, case, CARE_PROGRAMME, "care_covered")
    rows = with_payments(rows, case, "person", TEKUN_PROGRAMMES, payee="id_no")
    due = due_day(case, rows.month, place=rows.area_code)
    base, care = rows.base_amount, blank_as(rows, "care_amount", 0)
    approved = base.fill_null(0) + care.fill_null(0)
    neither = ~rows.base_covered & ~rows.care_covered
    return rows.select(
        "month", "area_code", "unit", kind=ibis.literal("农村"), covered=rows.base_covered | rows.care_covered,
        family_no=NOTHING, subject_kind=ibis.literal("person"), subject=rows.id_no, id_no=rows.id_no, name=rows.name,
        entitled=ibis.coalesce(base + care > 0, (base > 0) | (care > 0)), due=due, is_due=is_due(due, case),
        gap=(neither & (base != 0).fill_null(True)).ifelse(rows.base_covered_gap, NOTHING),
        care_gap=(neither & (care != 0).fill_null(True)).ifelse(rows.care_covered_gap, NOTHING),
        is_paid=is_paid(rows), approved=(base.isnull() & care.isnull()).ifelse(ibis.null("decimal(16, 2)"), approved),
        total_amount=yuan(0), base_amount=base, care_amount=care,
        first_line=rows.line_first_line, last_line=rows.line_last_line,
    )  # fmt: skip


def yuan(number: int) -> ir.DecimalScalar:
    """So many yuan."""
    return ibis.literal(number).cast("decimal(14, 2)")
