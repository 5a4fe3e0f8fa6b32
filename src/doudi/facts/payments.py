"""Payment lines, the months they are for, and the part of each month (checks, "Payment lines")."""

from decimal import Decimal

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from doudi.facts.case import Case

DIBAO_PROGRAMMES = ("农村低保", "城市低保")
BASE_PROGRAMME, CARE_PROGRAMME = TEKUN_PROGRAMMES = ("特困基本生活", "特困照料护理")
PRICE_SUBSIDY = "价格临时补贴"

PARTS_OVER = 27720
"""lcm(1 … 12): an amount split over one to twelve months is a whole number of its 27720ths."""


SPREAD = pa.schema([("of_months", pa.int32()), ("later", pa.int32()), ("share", pa.decimal128(5, 0))])


def payment_lines(case: Case) -> ir.Table:
    """`payments` with `paid` and `returned` (unknown by an unknown result) and `arrears` (marked 补发)."""
    rows = case.roster("payments")
    arrears = ibis.cases((rows.note_blank, False), else_=rows.note.contains("补发"))
    return rows.mutate(paid=rows.result == "成功", returned=rows.result == "退回", arrears=arrears)


def line_months(case: Case) -> ir.Table:
    """One row per payment line and month it is for: `payment_lines`, where `month` is that month.

    `batch_month`: the column 所属月份. `part`: its share of the amount, over the constant PARTS_OVER.
    """
    lines, spread = payment_lines(case), case.fact(month_spread)
    rows = lines.inner_join(spread, lines.n_months == spread["of_months"])
    first = rows.first_month
    return rows.mutate(
        batch_month=rows.month,
        month=(rows.later == 0).ifelse(first, ibis.date(first.year(), first.month() + rows.later, 1)),
        part=(rows.amount * rows.share).cast("decimal(20, 2)"),
    ).drop("of_months", "later", "share")


def month_spread(_case: Case) -> ir.Table:
    """of_months, later, share: for a line of so many months each of them (0 = the first) and its 27720ths."""
    rows = [
        {"of_months": n, "later": later, "share": Decimal(PARTS_OVER // n)} for n in range(1, 13) for later in range(n)
    ]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=SPREAD))
