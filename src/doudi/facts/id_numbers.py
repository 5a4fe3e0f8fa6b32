"""Check digits of id numbers (GB 11643, ISO 7064 MOD 11-2), and names by the register (DB-18)."""

from functools import reduce

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import members_of_month
from doudi.facts.hukou import hukou_of_person
from doudi.facts.logic import with_columns

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


def wrong_check_digit(id_no: ir.StringValue) -> ir.BooleanValue:
    """Whether the 18th character does not fit the first 17."""
    digits = [id_no.substr(at, 1).cast("int64") * weight for at, weight in enumerate(WEIGHTS)]
    rest = reduce(lambda total, digit: total + digit, digits) % len(CHECK_DIGITS)
    right = ibis.cases(*((rest == at, digit) for at, digit in enumerate(CHECK_DIGITS)))
    return id_no.substr(17, 1) != right


def identities_of_members(case: Case) -> ir.Table:
    """Insured member rows of M (insured or perhaps) with wrong_digit, registered and registered_name (`households`).

    asked_name: registered_name, "" for people who are not registered.
    """
    rows = case.fact(members_of_month)
    rows = rows.filter(rows.insured.fill_null(True))
    found = hukou_of_person(case, rows.select("id_no"))
    rows = with_columns(rows, found, ["id_no"], ["registered_name=name", "register_row=row_id"])
    registered = rows.register_row.notnull()
    return rows.mutate(
        wrong_digit=wrong_check_digit(rows.id_no),
        registered=registered,
        asked_name=registered.ifelse(rows.registered_name, ""),
    )
