"""What was paid beside what was approved, month by month (checks, ZJ-03).

Lines of unknown result are taken all as unpaid and once more all as paid. All sums are over PARTS_OVER, exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dues import NOTHING, yuan
from doudi.facts.logic import UNKNOWN, blank_as
from doudi.facts.payment_coverage import with_paid_programme, with_payments
from doudi.facts.payments import BASE_PROGRAMME, CARE_PROGRAMME, DIBAO_PROGRAMMES, PARTS_OVER

EXACT = "decimal(38, 4)"

Programme = tuple[str, ir.DecimalValue, ir.BooleanValue | bool]
"""Prefix of its columns of `with_payments`, what was approved, and whether it is covered."""


def settlements(case: Case) -> ir.Table:
    """One row per family, and per person on tekun, in each month ≤ M.

    subject_kind, subject, family_no or id_no (the other null), name, month, area_code, unit; `applies`, `differs`:
    three-valued; `place`: unit, where coverage hangs on it; `off_by`: Σ |paid − approved| of the programmes beyond the
    tolerance, over PARTS_OVER; `tolerance`: in yuan; total_amount, base_amount, care_amount, result: null where not
    known, a dummy where it is not asked; gap; first_line, last_line, care_first, care_last: row_id of payments.
    """
    return dibao_settlements(case).union(tekun_settlements(case))


def dibao_settlements(case: Case) -> ir.Table:
    """Families: both dibao programmes together against total_amount."""
    rows = case.roster("dibao_families")
    rows = with_payments(rows, case, "family", DIBAO_PROGRAMMES, payee="family_no")
    return rows.select(
        "month", "area_code", "unit", "family_no", "total_amount",
        subject_kind=ibis.literal("family"), subject=rows.family_no, id_no=NOTHING, name=rows.applicant_name,
        base_amount=yuan(0), care_amount=yuan(0), gap=NOTHING, care_gap=NOTHING,
        first_line=rows.line_first_line, last_line=rows.line_last_line, place=ibis.literal(""),
        care_first=ibis.null("int64"), care_last=ibis.null("int64"),
        **verdict(case, rows, [("line_", rows.total_amount, True)]),
    )  # fmt: skip


def tekun_settlements(case: Case) -> ir.Table:
    """People: each covered programme by itself."""
    rows = case.roster("tekun_people", beside=True)
    for prefix, programme in (("base_", BASE_PROGRAMME), ("care_", CARE_PROGRAMME)):
        rows = with_paid_programme(rows, case, programme, f"{prefix}covered")
        rows = with_payments(rows, case, "person", (programme,), payee="id_no", prefix=prefix)
    base, care = rows.base_amount, blank_as(rows, "care_amount", 0)
    programmes = [("base_", base, rows.base_covered), ("care_", care, rows.care_covered)]
    return rows.select(
        "month", "area_code", "unit", family_no=NOTHING, total_amount=yuan(0), subject_kind=ibis.literal("person"),
        subject=rows.id_no, id_no=rows.id_no, name=rows.name, base_amount=base, care_amount=care,
        gap=(base != 0).fill_null(True).ifelse(rows.base_covered_gap, NOTHING),
        care_gap=(care != 0).fill_null(True).ifelse(rows.care_covered_gap, NOTHING),
        first_line=rows.base_first_line, last_line=rows.base_last_line,
        place=rows.unit, care_first=rows.care_first_line, care_last=rows.care_last_line,
        **verdict(case, rows, programmes),
    )  # fmt: skip


def verdict(case: Case, rows: ir.Table, programmes: Sequence[Programme]) -> dict[str, ir.Value]:
    """applies, differs, off_by and result of a row from its programmes.

    Broken in both readings: broken; kept, or out of scope and then kept: kept; else undecided.
    """
    tolerance = case.value("payments.tolerance", on=rows.month, place=rows.area_code)
    unpaid = [reading(rows, one, tolerance, ["paid"]) for one in programmes]
    paid = [reading(rows, one, tolerance, ["paid", "open"]) for one in programmes]
    wrong_unpaid, wrong_paid = some_applies(unpaid) & some_differs(unpaid), some_applies(paid) & some_differs(paid)
    off_by = [one.differs.fill_null(False).ifelse(one.gap, 0).cast(EXACT) for one in unpaid]
    some_open = ibis.or_(*(rows[f"{prefix}n_open"] > 0 for prefix, _, _ in programmes))
    return {
        "applies": some_applies(paid),
        "differs": ibis.cases(
            (wrong_unpaid & wrong_paid, True), (~wrong_unpaid & ~some_differs(paid), False), else_=UNKNOWN
        ),
        "tolerance": tolerance,
        "off_by": reduce(add, off_by).cast("decimal(38, 2)"),
        "result": some_open.ifelse(NOTHING, "成功"),
    }


@dataclass(frozen=True)
class Reading:
    """A programme of a row: whether a line is paid, whether the sum differs from what was approved, by how much."""

    applies: ir.BooleanValue
    differs: ir.BooleanValue
    gap: ir.DecimalValue


def reading(rows: ir.Table, programme: Programme, tolerance: ir.DecimalValue, sums: Sequence[str]) -> Reading:
    """One programme, with only its paid lines or also those that may be."""
    prefix, approved, covered = programme
    paid = reduce(add, (rows[f"{prefix}{one}"] for one in sums))
    lines = reduce(add, (rows[f"{prefix}n_{one}"] for one in sums))
    gap = (paid - approved.cast("decimal(20, 2)") * PARTS_OVER).cast(EXACT).abs()
    return Reading((lines > 0) & covered, (gap > (tolerance * PARTS_OVER).cast(EXACT)) & covered, gap)


def some_applies(readings: Sequence[Reading]) -> ir.BooleanValue:
    """Whether one of the programmes has a paid line."""
    return ibis.or_(*(one.applies for one in readings))


def some_differs(readings: Sequence[Reading]) -> ir.BooleanValue:
    """Whether one of the programmes was paid another amount."""
    return ibis.or_(*(one.differs for one in readings))
