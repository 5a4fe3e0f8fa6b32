"""What the members of a family earn by other departments' word (DB-09)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import month_no, month_text
from doudi.facts.case import Case
from doudi.facts.dibao import families_of_month
from doudi.facts.holdings import family_holdings, in_gradual_exit, with_rows
from doudi.facts.logic import with_columns


def income_rows(case: Case) -> ir.Table:
    """The income rows of members of families of M, of the months M−n … M−1; 公积金 is no income."""
    rows = case.fact(family_holdings, "incomes")
    months = case.value("dibao.income_months", place=rows.area_code)
    recent = (month_no(rows.held_month) >= month_no(case.month) - months) & (rows.held_month < case.month)
    counts = (rows.held_source != "公积金").fill_null(True)
    return rows.filter(rows.held & recent & counts)


def family_totals(case: Case) -> ir.Table:
    """family_no, total (yuan over all members and months; null where an amount or a source is unknown), n_months.

    Of a person and month the larger of Σ 工资 and Σ 个税 (they state the same money), plus 养老金, plus 其他.
    """
    rows = case.fact(income_rows)
    source, amount = rows.held_source, rows.held_amount
    unclear = (source.isnull() | amount.isnull()).ifelse(1, 0)
    monthly = rows.group_by("family_no", "holder", "held_month").agg(
        wages=_sum(amount, source == "工资"),
        tax=_sum(amount, source == "个税"),
        other=_sum(amount, source.isin(["养老金", "其他"])),
        unclear=unclear.max(),
    )
    earned = monthly.mutate(earned=(ibis.greatest(monthly.wages, monthly.tax) + monthly.other).cast("decimal(18, 4)"))
    totals = earned.group_by("family_no").agg(
        total=earned.earned.sum().cast("decimal(18, 4)"),
        n_months=earned.held_month.nunique(),
        unclear=earned.unclear.max(),
    )
    total = (totals.unclear == 0).ifelse(totals.total, ibis.null("decimal(18, 4)"))
    return totals.select("family_no", "n_months", total=total)


def family_incomes(case: Case) -> ir.Table:
    """Each family of M with each of its income rows (columns of `family_holdings`), and its `family_totals`.

    exiting: in gradual exit in M. income_month: the month of the row as text.
    """
    rows = case.fact(income_rows)
    held = rows.select("holder", "holder_name", "held_row", "held_source", "held_month", "held_amount",
                       _family="family_no")  # fmt: skip
    roll = with_columns(
        case.fact(families_of_month), case.fact(family_totals), ["family_no"],
        ["total", "n_months"],
    )  # fmt: skip
    rows = with_rows(roll.mutate(exiting=in_gradual_exit(roll, case)), held)
    return rows.mutate(income_month=month_text(rows.held_month))


def _sum(amount: ir.Value, where: ir.BooleanValue) -> ir.Value:
    return amount.sum(where=where).fill_null(0).cast("decimal(18, 4)")
