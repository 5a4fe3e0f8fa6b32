"""What other departments know of the members of a family of M: vehicles, businesses, posts, money in the bank."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import families_of_month, members_of_month
from doudi.facts.logic import degree


def family_holdings(case: Case, roster: str) -> ir.Table:
    """Each family of M with each row of a roster of one of its members (insured or not, alive or dead).

    Adds held (there is such a row; a family without any stands once), holder, holder_name (the member), held_row
    (row_id), and the roster's columns as held_<column>.
    """
    facts = case.roster(roster)
    facts = facts.rename({f"held_{name}": name for name in facts.columns}).rename(held_row="held_row_id")
    people = case.fact(members_of_month).select(_family="family_no", holder="id_no", holder_name="name")
    held = people.inner_join(facts, people.holder == facts.held_id_no).drop("held_id_no")
    return with_rows(case.fact(families_of_month), held)


def family_posts(case: Case) -> ir.Table:
    """`family_holdings` of `fiscal_payroll` with in_post: begun by D or not known when, and not over before D."""
    rows = case.fact(family_holdings, "fiscal_payroll")
    begun = (rows.held_from_on <= case.day).fill_null(True)
    return rows.mutate(in_post=begun & (rows.held_to_on_blank | (rows.held_to_on >= case.day)))


def with_rows(roll: ir.Table, held: ir.Table) -> ir.Table:
    """Each family with each of its rows in `held` (key `_family`), once with nulls where it has none; adds `held`."""
    rows = roll.left_join(held, roll.family_no == held["_family"])
    return rows.mutate(held=rows["_family"].notnull()).drop("_family")


def with_money_once(
    rows: ir.Table,
    broken: ir.BooleanValue,
    *,
    yuan: ir.Value | None = None,
    per: str = "family_no",
    first: str = "holder held_row",
) -> ir.Table:
    """Add `broken` and `money`: yuan (total_amount) on one broken row of each `per`.

    By what its held_ columns say, so that the order of the files' rows never shows; then by `first` (names).
    """
    rows = rows.mutate(broken=broken, money=rows.total_amount if yuan is None else yuan)
    content = sorted(name for name in rows.columns if name.startswith("held_") and name != "held_row")
    order = [ibis.desc(degree(rows.broken)), *(rows[name] for name in [*content, *first.split()])]
    rows = rows.mutate(_rank=ibis.row_number().over(ibis.window(group_by=rows[per], order_by=order)))
    return rows.mutate(money=(rows["_rank"] == 0).ifelse(rows.money, ibis.null(rows.money.type()))).drop("_rank")


def in_gradual_exit(rows: ir.Table, case: Case) -> ir.BooleanValue:
    """Whether a family is in gradual exit in M (checks, "People"): gradual_exit_until stated and ≥ M."""
    return ~rows.gradual_exit_until_blank & (rows.gradual_exit_until >= case.month)


def law_for(value: ir.Value, *cells: ir.Value) -> ir.Value:
    """The value of the law for naming what is missing: 0 where a cell it is chosen by is unknown.

    So a finding names the unknown cell, and the law only where the law itself is silent.
    """
    asked = ibis.and_(*(cell.notnull() for cell in cells))
    return asked.ifelse(value, ibis.literal(0).cast(value.type()))
