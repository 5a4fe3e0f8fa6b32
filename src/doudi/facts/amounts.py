"""What a family ought to receive (DB-13)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.dibao import families_of_month
from doudi.facts.holdings import law_for


def right_amounts(case: Case) -> ir.Table:
    """The families of M with rule, per_head and right: the base amount by the law of M, unrounded yuan.

    补差: max(0, standard − income_per_head) a head; 分档: the amount of the tier, whatever the income; times insured
    members (n; unknown where none is insured). What the rule asks for and is unknown makes per_head unknown.
    asked_income, asked_tier, asked_standard, asked_tier_amount: null only where the rule asks for it and it is unknown.
    """
    rows = case.fact(families_of_month)
    month, place, kind = case.month, rows.area_code, rows.kind
    rows = rows.mutate(
        n=rows.n_insured.nullif(0),
        rule=case.value("dibao.amount_rule", on=month, place=place),
        standard=case.value("dibao.standard", on=month, place=place, kind=kind),
        tier_amount=case.value("dibao.tier_amount", on=month, place=place, kind=kind, tier=rows.tier),
    )
    by_gap, by_tier = rows.rule == "补差", rows.rule == "分档"
    gap = ibis.greatest(rows.standard - rows.income_per_head, ibis.literal(0).cast("decimal(18, 4)"))
    rows = rows.mutate(
        per_head=ibis.cases(
            (by_gap & kind.notnull() & rows.standard.notnull() & rows.income_per_head.notnull(), gap),
            (by_tier & kind.notnull() & rows.tier.notnull(), rows.tier_amount),
        ).cast("decimal(18, 4)"),
        asked_income=by_gap.ifelse(rows.income_per_head, 0),
        asked_tier=by_tier.ifelse(rows.tier, ""),
        asked_standard=by_gap.ifelse(law_for(rows.standard, kind, place), 0),
        asked_tier_amount=by_tier.ifelse(law_for(rows.tier_amount, kind, rows.tier, place), 0),
    )
    return rows.mutate(right=(rows.per_head * rows.n.cast("decimal(9, 0)")).cast("decimal(24, 4)"))
