"""Price subsidies during the epidemic: who should have had one in which month (YQ-03)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.payment_coverage import is_paid, with_paid_programme, with_payments
from doudi.facts.payments import PRICE_SUBSIDY


def price_subsidies(case: Case) -> ir.Table:
    """One row per family, and per person on tekun, in each month of price subsidies ≤ M.

    subject_kind, subject, family_no or id_no (the other null), name, month, area_code, unit; in_time (the month is one
    of them), covered with covered_gap, is_paid: three-valued; first_line, last_line: two of its payment lines.
    """
    families = case.roster("dibao_families")
    people = case.roster("tekun_people", beside=True)  # where it is missing nobody on it is found, and no family more
    return _of(case, families, "family", "family_no", families.applicant_name).union(
        _of(case, people, "person", "id_no", people.name)
    )


def _of(case: Case, rows: ir.Table, kind: str, payee: str, name: ir.StringValue) -> ir.Table:
    rows = rows.mutate(subject_name=name)
    rows = rows.mutate(in_time=case.among("epidemic.price_subsidy_months", rows.month, place=rows.area_code))
    rows = rows.filter(rows.in_time.fill_null(True))
    rows = with_paid_programme(rows, case, PRICE_SUBSIDY)
    rows = with_payments(rows, case, kind, (PRICE_SUBSIDY,), payee=payee)
    other = ibis.null("string")
    return rows.select(
        "month", "area_code", "unit", "in_time", "covered", "covered_gap",
        family_no=rows.family_no if payee == "family_no" else other, id_no=rows.id_no if payee == "id_no" else other,
        subject_kind=ibis.literal(kind), subject=rows[payee], name=rows.subject_name, is_paid=is_paid(rows),
        first_line=rows.line_first_line, last_line=rows.line_last_line,
    )  # fmt: skip
