"""Money between units (checks, ZJ-12, ZJ-13)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.calendar import days_between
from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, blank_as, possible, with_any

KEY = ["unit", "programme_key", "year"]
SHOWN = ["row_id", "programme", "amount", "from_unit", "to_unit", "issued_on", "received_on"]
UNNAMED = "不明"


def transfers(case: Case) -> ir.Table:
    """`fund_transfers` with `days`: issued_on → received_on, or D where that is blank; unknown where either is."""
    rows = case.roster("fund_transfers")
    return rows.mutate(days=days_between(rows.issued_on, blank_as(rows, "received_on", case.day)))


def unit_money(case: Case) -> ir.Table:
    """The transfers of units that stand on both sides of transfers and received money, by programme and year.

    subject (`unit|programme|year`), unit, year, the roster's columns (SHOWN), share (yuan: + received, − passed on),
    came_in (of this programme: unknown where it may be), held_back, long_ago: three-valued; last_on; tolerance,
    transfer_days; named: programme, null where one that is not named may have been passed on. One row per transfer; but
    share and its own columns they have the same value in all rows of a subject.
    """
    rows, sums = movements(case), balances(case)
    tolerance, limit = case.value("payments.tolerance"), case.value("payments.transfer_days")
    days = days_between(sums.last_on, case.day)
    held = ibis.cases(
        ((sums.excess > tolerance) & ~sums.more_out, True), ((sums.most <= tolerance) & ~sums.more_in, False),
        else_=UNKNOWN,
    )  # fmt: skip
    long_ago = ibis.cases((days <= limit, False), ((days > limit) & ~sums.later_in, True), else_=UNKNOWN)
    known_programme = (sums.programme_key != UNNAMED).ifelse(True, UNKNOWN)
    judged = sums.select(
        *KEY, "last_on", held_back=held, long_ago=long_ago, came_in=sums.came_in & known_programme,
        unnamed=sums.unnamed,
        tolerance=tolerance, transfer_days=limit,
        subject=sums.unit + "|" + sums.programme_key + "|" + sums.year.cast("string"),
    )  # fmt: skip
    rows = rows.inner_join(judged, KEY)
    return rows.mutate(named=rows.unnamed.ifelse(ibis.null("string"), rows.programme)).drop("unnamed")


def balances(case: Case) -> ir.Table:
    """unit, programme_key, year of the money received, and what is known of it.

    excess: received − passed on, of the known amounts; most: the same if all came in that may have; more_in, more_out:
    there is, or may be, an unknown amount of either; last_on: when money last came in; later_in: some may have come in
    later; came_in: three-valued.
    """
    rows = movements(case)
    unread, lacking, inward = rows.comes_in.isnull(), rows.amount.isnull(), possible(rows.comes_in)
    sums = rows.group_by(KEY).agg(
        excess=rows.share.sum(),
        n_unread=unread.ifelse(1, 0).sum(),
        may_come=unread.ifelse(rows.amount, ibis.null(rows.amount.type())).cast("decimal(38, 2)").sum(),
        n_in=(lacking & inward).ifelse(1, 0).sum(),
        n_out=(lacking & ~inward).ifelse(1, 0).sum(),
        last_on=rows.comes_in.fill_null(False).ifelse(rows.received_on, ibis.null("date")).max(),
    )
    unnamed = rows.filter(rows.programme.isnull() & ~rows.comes_in.fill_null(True))
    sums = with_any(sums, "_unnamed_out", unnamed, ["unit", "year"])
    sums = sums.select(
        *KEY, "last_on",
        excess=sums.excess.fill_null(0).cast("decimal(38, 4)"),
        most=(sums.excess.fill_null(0) + sums.may_come.fill_null(0)).cast("decimal(38, 4)"),
        more_in=sums.n_in > 0,
        more_out=(sums.n_out > 0) | sums["_unnamed_out"],
        unnamed=sums["_unnamed_out"],
        later_in=sums.n_unread > 0,
        came_in=ibis.cases((sums.last_on.notnull(), True), (sums.n_unread > 0, UNKNOWN), else_=False),
    )  # fmt: skip
    return sums.filter(possible(sums.came_in))


def movements(case: Case) -> ir.Table:
    """Each transfer as its two units see it: KEY, SHOWN, comes_in, share; only of units that stand on both sides.

    Rows without issued_on, and money not in by D, are left out. comes_in: true, or unknown where received_on cannot
    be read, of the receiving unit; false of the giving one.
    """
    rows = case.roster("fund_transfers")
    between = rows.select(unit=rows.from_unit).intersect(rows.select(unit=rows.to_unit))
    issued = rows.filter(rows.issued_on.notnull())
    issued = issued.mutate(
        programme_key=issued.programme.fill_null(UNNAMED), year=issued.issued_on.year().cast("int64")
    )
    read = issued.received_on.notnull()
    taken = issued.select(
        "programme_key", "year", *SHOWN, unit=issued.to_unit,
        comes_in=ibis.cases((issued.received_on_blank, False), (read, issued.received_on <= case.day), else_=UNKNOWN),
        share=read.ifelse(issued.amount, ibis.null(issued.amount.type())).cast("decimal(38, 2)"),
    )  # fmt: skip
    taken = taken.filter(possible(taken.comes_in))
    given = issued.select(
        "programme_key", "year", *SHOWN, unit=issued.from_unit, comes_in=ibis.literal(False),
        share=(-issued.amount).cast("decimal(38, 2)"),
    )  # fmt: skip
    return taken.union(given).semi_join(between.distinct(), "unit")
