"""Money of others that went to people in office (checks, ZJ-08)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.logic import degree, truth, with_columns
from doudi.facts.own_people import among_own
from doudi.facts.payees import payment_parts

PAIR = (
    "row_id",
    "month",
    "payee_kind",
    "payee",
    "id_no",
    "name",
    "cadre_id",
    "cadre_name",
    "cadre_area",
    "account_name",
    "degree",
)

ASKED_ABOUT = 9
"""A line with neither name nor place may be any cadre's who is none of its own people: to ask about all takes too long,
and the first alone may be one of them."""


def lines_to_cadres(case: Case) -> ir.Table:
    """`payment_parts` with an account, and `to_account`, `to_name` (three-valued), `cadre_id`, `cadre_name` of the hit.

    asked_name, asked_area: what is known of that cadre where it is open whether he is one; else empty.
    to_account: the account of a cadre who is none of the line's own people; to_name: one in his name, at his place.
    """
    rows = payment_parts(case)
    rows = rows.filter(rows.account_no.notnull())
    taken = ["_account=by_account", "_name=by_name", "cadre_id", "cadre_name", "cadre_area"]
    rows = with_columns(rows, case.fact(cadre_hits), ["row_id", "month"], taken)
    rows = rows.mutate(to_account=truth(rows["_account"]), to_name=truth(rows["_name"])).drop("_account", "_name")
    is_open = (rows.to_account | rows.to_name).isnull()
    return rows.mutate(asked_name=is_open.ifelse(rows.cadre_name, ""), asked_area=is_open.ifelse(rows.cadre_area, ""))


def cadre_hits(case: Case) -> ir.Table:
    """row_id, month, by_account, by_name: degrees (logic); cadre_id, cadre_name, cadre_area: of the hit.

    The strongest hit, of several the smallest.
    """
    by_account, by_name = strangers(case.fact(pairs_by_account), case), strangers(case.fact(pairs_by_name), case)
    by_name = without_own_names(by_name, case)
    pairs = by_account.mutate(account=ibis.literal(2, "int8"), named=ibis.literal(0, "int8")).union(
        by_name.mutate(account=ibis.literal(0, "int8"), named=by_name.degree.cast("int8"))
    )
    order = [
        pairs.degree.desc(),
        pairs.account.desc(),
        pairs.cadre_id.asc(),
        pairs.cadre_name.asc(),
        pairs.cadre_area.asc(),
    ]
    pairs = pairs.mutate(_place=ibis.row_number().over(ibis.window(group_by=["row_id", "month"], order_by=order)))
    shown = pairs["_place"] == 0
    return pairs.group_by("row_id", "month").agg(
        by_account=pairs.account.max(),
        by_name=pairs.named.max(),
        cadre_id=shown.ifelse(pairs.cadre_id, ibis.null("string")).max(),
        cadre_name=shown.ifelse(pairs.cadre_name, ibis.null("string")).max(),
        cadre_area=shown.ifelse(pairs.cadre_area, ibis.null("string")).max(),
    )


def pairs_by_account(case: Case) -> ir.Table:
    """PAIR: lines and cadres with the same account."""
    met = lines_with_account(case).inner_join(cadres(case), [("account_no", "cadre_account")])
    return met.mutate(degree=ibis.literal(2, "int8")).select(*PAIR)


def pairs_by_name(case: Case) -> ir.Table:
    """PAIR: lines into an account in the name of a cadre at the same place; degree 1 where name or place is unknown."""
    lines, people = lines_with_account(case), cadres(case)
    nameless, unnamed = lines.filter(lines.account_name.isnull()), people.filter(people.cadre_name.isnull())
    told = people.filter(people.cadre_name.notnull() | people.cadre_area.notnull())
    somebody = told.order_by("cadre_id", "cadre_name", "cadre_area").limit(ASKED_ABOUT)
    same_place = [("area_code", "cadre_area")]
    met = ibis.union(
        lines.inner_join(people, [("account_name", "cadre_name")]),
        nameless.inner_join(people, same_place),
        lines.filter(lines.account_name.notnull()).inner_join(unnamed, same_place),
        nameless.filter(nameless.area_code.isnull()).cross_join(somebody),
    )
    here = degree((met.account_name == met.cadre_name) & (met.area_code == met.cadre_area))
    met = met.mutate(degree=here)
    return met.filter(met.degree > 0).select(*PAIR)


def lines_with_account(case: Case) -> ir.Table:
    """The parts of lines that have an account."""
    rows = payment_parts(case)
    wanted = [*(name for name in PAIR if name in rows.columns), "account_no", "area_code"]
    return rows.filter(rows.account_no.notnull()).select(*wanted)


def cadres(case: Case) -> ir.Table:
    """cadre_id, cadre_name, cadre_area, cadre_account: people in office, one row per post."""
    rows = case.roster("cadres")
    return rows.select(
        cadre_id=rows.id_no, cadre_name=rows.name, cadre_area=rows.area_code, cadre_account=rows.account_no
    )


def strangers(pairs: ir.Table, case: Case) -> ir.Table:
    """Pairs whose cadre is none of the line's own ids."""
    pairs = pairs.filter(pairs.cadre_id != pairs.id_no)
    asked = pairs.select("payee_kind", "payee", id_no=pairs.cadre_id).distinct()
    own = among_own(asked, case, "id_no").rename(cadre_id="id_no")
    return pairs.anti_join(own, ["payee_kind", "payee", "cadre_id"])


def without_own_names(pairs: ir.Table, case: Case) -> ir.Table:
    """Pairs whose name, that of the account or of the cadre, is none of the line's own names."""
    pairs = pairs.mutate(_held=ibis.coalesce(pairs.account_name, pairs.cadre_name))
    pairs = pairs.filter(~(pairs["_held"] == pairs.name).fill_null(False))
    asked = pairs.select("payee_kind", "payee", name=pairs["_held"]).distinct()
    own = among_own(asked, case, "name").rename(_held="name")
    return pairs.anti_join(own, ["payee_kind", "payee", "_held"]).drop("_held")
