"""Who a payment line is for, month by month: a family or a person (checks, "Payee of a line in m")."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, degree, with_columns
from doudi.facts.nameless_lines import families_of_nameless
from doudi.facts.payments import DIBAO_PROGRAMMES, PRICE_SUBSIDY, line_months


def payment_parts(case: Case, *programmes: str) -> ir.Table:
    """`line_months`, of these programmes or of all, with `payee_kind` ("family", "person"), `payee`, `payee_sure`.

    Many columns and as many rows as there are lines: called as it is, not kept, so that each check reads only its own.
    An unreadable 家庭编号 is an unknown payee: the line then stands with the payee that an empty cell would give it,
    and `payee_sure` is unknown instead of true; whatever rests on it can be undecided, never broken.
    """
    rows = line_months(case)
    if programmes:
        rows = rows.filter(rows.programme.isin(programmes))
    rows = rows.mutate(_family=rows.family_no)
    for named, sole in ((DIBAO_PROGRAMMES, sole_families), ((PRICE_SUBSIDY,), sole_families_of_subsidies)):
        if not programmes or {*named} & {*programmes}:
            rows = _with_sole(rows, case.fact(sole), named)
    return rows.mutate(
        payee_kind=rows["_family"].notnull().ifelse("family", "person"),
        payee=ibis.coalesce(rows["_family"], rows.id_no),
        payee_sure=rows.family_no_blank.notnull().ifelse(True, UNKNOWN),
    ).drop("_family")


def _with_sole(rows: ir.Table, families: ir.Table, programmes: Sequence[str]) -> ir.Table:
    """`_family` of lines of these programmes that have none."""
    nameless = rows.family_no.isnull() & rows.programme.isin(programmes)
    rows = rows.mutate(_nameless=nameless.ifelse(rows.id_no, ibis.null("string")))
    rows = with_columns(rows, families, ["month", "_nameless=id_no"], ["_found=found"])
    return rows.mutate(_family=ibis.coalesce(rows["_family"], rows["_found"])).drop("_nameless", "_found")


def sole_families(case: Case) -> ir.Table:
    """month, id_no, found: the one family of a line of dibao without 家庭编号; several or none: no row.

    The rosters stand beside: where they are missing a line is its person's, which makes no two payees one.
    """
    return _sole(case.fact(families_of_nameless))


def sole_families_of_subsidies(case: Case) -> ir.Table:
    """The same of a line of the price subsidy, unless he is on tekun in the month."""
    lines = line_months(case)
    lines = lines.filter(lines.family_no.isnull() & (lines.programme == PRICE_SUBSIDY)).select("month", "id_no")
    lines = lines.anti_join(case.roster("tekun_people", beside=True), ["month", "id_no"])
    roll = case.roster("dibao_families", beside=True)
    members = case.roster("dibao_members", beside=True).select("month", "id_no", "family_no")
    return _sole(members.semi_join(lines, ["month", "id_no"]).semi_join(roll, ["month", "family_no"]))


def _sole(members: ir.Table) -> ir.Table:
    families = members.group_by("month", "id_no").agg(found=members.family_no.min(), other=members.family_no.max())
    return families.filter(families.found == families.other).drop("other")


def payee_months(case: Case) -> ir.Table:
    """One row per payee_kind, payee, programme and month with a line, and what is known of its regular lines.

    n_regular: number of its paid lines not marked 补发; n_regular_open: of those that may be (result or payee unknown).
    regular: degree (logic) of "a line neither returned nor marked 补发". area_code: the smallest of the lines.
    """
    rows = payment_parts(case)
    regular = rows.paid & ~rows.arrears & rows.payee_sure
    alive = ~rows.returned & ~rows.arrears & rows.payee_sure
    narrow = rows.select(
        "payee_kind", "payee", "programme", "month", "area_code", alive=degree(alive),
        regular=regular.fill_null(False), perhaps=regular.isnull(),
    )  # fmt: skip
    return narrow.group_by("payee_kind", "payee", "programme", "month").agg(
        regular=narrow.alive.max(),
        area_code=narrow.area_code.min(),
        n_regular=narrow.count(where=narrow.regular),
        n_regular_open=narrow.count(where=narrow.perhaps),
    )


def paid_months(case: Case, kind: str, *programmes: str) -> ir.Table:
    """One row per payee ("family", "person") and month with a line of these programmes, taken together.

    n_paid, paid: number of its paid lines and Σ of their parts (over PARTS_OVER); n_open, open: of those that may be
    paid (result or payee unknown). first_line, last_line: row_id of two of its lines, whatever their result.
    """
    rows = payment_parts(case, *programmes)
    rows = rows.filter(rows.payee_kind == kind)
    surely = (rows.paid & rows.payee_sure).fill_null(False)
    perhaps = rows.paid.fill_null(True) & ~surely
    narrow = rows.select("payee", "month", "row_id", "part", surely=surely, perhaps=perhaps)
    nothing = ibis.literal(0).cast("decimal(38, 2)")
    return narrow.group_by("payee", "month").agg(
        paid=narrow.part.sum(where=narrow.surely).cast("decimal(38, 2)").fill_null(nothing),
        open=narrow.part.sum(where=narrow.perhaps).cast("decimal(38, 2)").fill_null(nothing),
        n_paid=narrow.count(where=narrow.surely),
        n_open=narrow.count(where=narrow.perhaps),
        first_line=narrow.row_id.min(),
        last_line=narrow.row_id.max(),
    )
