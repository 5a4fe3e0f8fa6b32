"""What a person on tekun receives a month (TK-11)."""

import ibis
import ibis.expr.types as ir


def support_amount(rows: ir.Table) -> ir.DecimalValue:
    """base_amount + care_amount of `tekun_people` rows, yuan; what is blank or unknown adds nothing."""
    base, care = rows.base_amount, rows.care_amount
    return ibis.coalesce(base + care, base, care)
