"""Which rows of which rosters a finding rests on."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from doudi.rosters.catalogue import ROSTERS


@dataclass(frozen=True)
class Seen:
    """Rows of a roster that a finding rests on, found by equal columns: roster column → column of the judged rows."""

    roster: str
    on: Mapping[str, str]
    fields: tuple[str, ...]


def seen(roster: str, on: str, fields: str = "") -> Seen:
    """Evidence: rows of a roster whose columns equal those of a judged row.

    `on`: names apart by spaces, "tekun_id=id_no" where the roster's column has another name than the rows'.
    `fields`: the deciding columns to show; an unknown column fails at once.
    """
    keys = dict(_pair(word) for word in on.split())
    columns = {*ROSTERS[roster].by_name, "row_id", "unit", "first_month"}
    unknown = {*keys, *fields.split()} - columns
    if unknown:
        raise KeyError(f"{roster} has no column {sorted(unknown)}")
    return Seen(roster, keys, tuple(fields.split()))


def seen_each(roster: str, *on: str, fields: str = "") -> tuple[Seen, ...]:
    """`seen`, once for each way by which rows of the roster are found."""
    return tuple(seen(roster, on=one, fields=fields) for one in on)


def values_of(rows: ir.Table, names: str) -> dict[str, ir.Value]:
    """Columns of the rows as `values` or `also`: each name's column is its part behind the dot and before the bar."""
    return {name: rows[name.partition("|")[0].rpartition(".")[2]] for name in names.split()}


def severe_by(rows: ir.Table) -> dict[str, ir.Value]:
    """As `values`: the cells of certificates that leave unknown whether somebody is severely disabled."""
    return {"disabled_people.grade": rows.asked_grade, "disabled_people.category": rows.asked_category}


def unable_by(rows: ir.Table) -> dict[str, ir.Value]:
    """`severe_by`, and the cells of stays that leave unknown whether somebody is seriously ill."""
    stays = {"serious_illness.serious": rows.asked_serious, "serious_illness.admitted_on": rows.asked_admitted}
    return severe_by(rows) | stays


def _pair(word: str) -> tuple[str, str]:
    left, _, right = word.partition("=")
    return left, right or left
