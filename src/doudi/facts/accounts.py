"""Accounts into which money goes, month by month (checks, ZJ-06)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, degree, truth, with_columns
from doudi.facts.payees import payment_parts
from doudi.facts.payments import payment_lines

OF_LINE = {
    "row_id": "int64", "name": "string", "programme": "string", "amount": "decimal(14, 2)", "n_months": "int32",
    "result": "string", "family_no": "string", "paid_part": "decimal(20, 2)",
}  # fmt: skip


def shared_accounts(case: Case) -> ir.Table:
    """One row per account and month of its lines that are not returned; of crowded ones a row per line (OF_LINE).

    private: no institution among the names of its lines of all months (none stated: unknown). n_payees: distinct
    payees of its lines that are paid, or may be; `max_payees`; `shared`: more than that, unknown where only lines of
    unknown result or payee make it so. area_code: the smallest of the lines. paid_part: over PARTS_OVER.
    """
    rows = account_months(case)
    rows = with_columns(rows, case.fact(account_holders), ["account_no"], ["holder", "private"])
    max_payees = case.value("payments.max_families_per_account", on=rows.month, place=rows.area_code)
    crowded = (rows.n_payees > max_payees).fill_null(True)
    shared = ibis.cases((rows.n_paid > max_payees, True), (rows.n_payees <= max_payees, False), else_=UNKNOWN)
    rows = rows.mutate(max_payees=max_payees, shared=shared, crowded=crowded)
    calm = rows.filter(~rows.crowded).mutate(**{name: ibis.null(kind) for name, kind in OF_LINE.items()})
    lines = not_returned(payment_parts(case))
    lines = lines.select(
        "account_no", "month", *[n for n in OF_LINE if n != "paid_part"], _part=lines.part, _paid=lines.paid
    )
    met = rows.filter(rows.crowded).inner_join(lines, ["account_no", "month"])
    paid = met["_paid"].fill_null(False).ifelse(met["_part"], ibis.null("decimal(20, 2)"))
    return calm.union(met.mutate(paid_part=paid).select(*calm.columns))


def account_months(case: Case) -> ir.Table:
    """account_no, month, n_payees, n_paid, area_code."""
    lines = not_returned(payment_parts(case))
    lines = lines.filter(lines.account_no.notnull())
    sure = (lines.paid & lines.payee_sure).fill_null(False)
    lines = lines.select("account_no", "month", "payee_kind", "payee", "area_code", sure=sure.ifelse(1, 0))
    payees = lines.group_by("account_no", "month", "payee_kind", "payee").agg(
        sure=lines.sure.max(), area_code=lines.area_code.min()
    )
    return payees.group_by("account_no", "month").agg(
        n_payees=payees.count(), n_paid=payees.sure.sum().cast("int64"), area_code=payees.area_code.min()
    )


def account_holders(case: Case) -> ir.Table:
    """account_no, holder (a name stated, the smallest), private: three-valued, see `shared_accounts`."""
    lines = not_returned(payment_lines(case))
    lines = lines.filter(lines.account_no.notnull() & lines.account_name.notnull())
    institution = case.holds("payments.institution_words", lines.account_name, place=lines.area_code)
    lines = lines.select("account_no", "account_name", held=degree(institution))
    holders = lines.group_by("account_no").agg(holder=lines.account_name.min(), held=lines.held.max())
    return holders.select("account_no", "holder", private=~truth(holders.held))


def not_returned(lines: ir.Table) -> ir.Table:
    """Lines that are paid, or may be."""
    return lines.filter(~lines.returned.fill_null(False))
