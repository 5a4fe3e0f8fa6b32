"""Grants to one person for the same cause (checks, LS-08)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.aid_grants import aid_grants
from doudi.facts.case import Case
from doudi.facts.logic import UNKNOWN, known, possible


def repeated_grants(case: Case) -> ir.Table:
    """`aid_grants` with recent (given within the look-back; three-valued), times and repeated (three-valued).

    times: recent grants for its cause. repeated: these are more than max_per_cause; unknown where they would be with
    the grants of unknown cause and those without a date. beyond: yuan of a grant beyond the first max_per_cause.
    """
    rows = case.fact(aid_grants)
    rows = rows.mutate(
        recent=rows.given_on.between(
            case.day_before("temporary_aid.lookback_months", place=rows.first_place), ibis.literal(case.day)
        ),
        max_per_cause=case.value("temporary_aid.max_per_cause", place=rows.first_place),
        lookback_months=case.value("temporary_aid.lookback_months", place=rows.first_place),
    )
    rows = with_times(rows)
    # An unknown cause may be any, the most frequent one too.
    most = rows.cause.notnull().ifelse(rows.at_most, rows.most_frequent.fill_null(0)) + rows.n_uncaused
    repeated = ibis.cases(
        (rows.cause.notnull() & (rows.times > rows.max_per_cause), True),
        (rows.max_per_cause.isnull() | (most > rows.max_per_cause), UNKNOWN),
        else_=False,
    )
    beyond = known(rows.recent) & rows.cause.notnull() & (rows.turn >= rows.max_per_cause)
    return rows.mutate(
        repeated=repeated, beyond=known(beyond).ifelse(rows.amount, ibis.null("decimal(14, 2)"))
    ).drop("at_most", "most_frequent", "n_uncaused", "turn")  # fmt: skip


def with_times(rows: ir.Table) -> ir.Table:
    """Add what is counted of a person's grants by cause.

    times: recent for that cause; at_most: with those that may be; most_frequent: the largest at_most of his stated
    causes; n_uncaused: those of unknown cause that are or may be recent; turn: 0, 1 … among the recent of its cause.
    """
    alike = [rows.applicant_id, rows.cause]
    in_turn = ibis.window(group_by=[*alike, rows.recent], order_by=[rows.given_on, rows.grant_no, rows.row_id])
    rows = rows.mutate(
        times=known(rows.recent).ifelse(1, 0).sum().over(ibis.window(group_by=alike)),
        at_most=possible(rows.recent).ifelse(1, 0).sum().over(ibis.window(group_by=alike)),
        turn=ibis.row_number().over(in_turn),
    )
    person = ibis.window(group_by=rows.applicant_id)
    return rows.mutate(
        most_frequent=rows.cause.notnull().ifelse(rows.at_most, ibis.null("int64")).max().over(person),
        n_uncaused=(rows.cause.isnull() & possible(rows.recent)).ifelse(1, 0).sum().over(person),
    )
