"""The properties of a family: rows with the same location are one (DB-07)."""

import ibis
import ibis.expr.types as ir

from doudi.facts.case import Case
from doudi.facts.holdings import family_holdings


def family_properties(case: Case) -> ir.Table:
    """`family_holdings` of `properties` with n_homes, n_shops, n_unclear: the family's properties by use.

    A property's use: 商业 if one of its rows says so, else 住宅 if one does, else what is stated, else unclear.
    """
    rows = case.fact(family_holdings, "properties")
    alone = rows.held_location.isnull().ifelse(rows.held_row, ibis.literal(-1, "int64"))
    own = rows.filter(rows.held).mutate(_location=rows.held_location.fill_null(""), _alone=alone)
    places = own.group_by("family_no", "_location", "_alone").agg(
        shop=_some(own.held_use == "商业"), home=_some(own.held_use == "住宅"), said=_some(own.held_use.notnull())
    )
    counted = places.group_by("family_no").agg(
        n_shops=places.shop.sum(),
        n_homes=((1 - places.shop) * places.home).sum(),
        n_unclear=(1 - places.said).sum(),
    )
    counted = counted.rename(_family="family_no")
    joined = rows.left_join(counted, rows.family_no == counted["_family"]).drop("_family")
    return joined.mutate(**{name: joined[name].fill_null(0) for name in ("n_shops", "n_homes", "n_unclear")})


def _some(condition: ir.BooleanValue) -> ir.IntegerValue:
    return condition.fill_null(False).ifelse(1, 0).max().cast("int64")
