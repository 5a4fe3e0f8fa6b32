"""A small table of entries, and what the checks do with tables, each in its simplest shape."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

HOME = ibis.duckdb.connect()
HOME.raw_sql("""
    CREATE TABLE entries AS SELECT * FROM (VALUES
        (1, '甲', '东'), (2, '乙', '西'), (3, '甲', '西'), (4, NULL, '东'), (5, '丙', '南')) t(line, who, place);
    CREATE TABLE places AS SELECT * FROM (VALUES ('东', '一'), ('西', '二')) t(place, town);
    CREATE TABLE wanted AS SELECT * FROM (VALUES ('甲'), ('丁')) t(who);
""")
LINES, PLACES, WANTED = (HOME.table(name) for name in ("entries", "places", "wanted"))


def told(table: ir.Table) -> list[tuple[object, ...]]:
    """The rows, in whatever order."""
    return sorted((tuple(row.values()) for row in table.to_pyarrow().to_pylist()), key=str)


def plain(rows: ir.Table) -> ir.Table:
    return rows


def with_town(rows: ir.Table) -> ir.Table:
    return rows.left_join(PLACES, "place").drop("place_right")


def of_known_places(rows: ir.Table) -> ir.Table:
    return rows.semi_join(PLACES, "place").filter(ibis._.line > 1).mutate(double=ibis._.line * 2)


def right_joined(rows: ir.Table) -> ir.Table:
    return PLACES.rename(where="place").left_join(rows, ibis._.where == rows.place).drop("place")


def outer_joined(rows: ir.Table) -> ir.Table:
    return rows.outer_join(PLACES, "place").drop("place_right")


def beside_all(rows: ir.Table) -> ir.Table:
    return rows.mutate(n=ibis._.count().over(ibis.window(group_by="place")))


def share_of_all(rows: ir.Table) -> ir.Table:
    return rows.mutate(n=rows.count())


def with_others_of_the_place(rows: ir.Table) -> ir.Table:
    others = rows.group_by("place").agg(others=ibis._.count())
    return rows.left_join(others, "place").drop("place_right")


def twice(rows: ir.Table) -> ir.Table:
    return rows.filter(rows.place == "东").union(rows.filter(rows.place != "东"))


def counted(rows: ir.Table) -> ir.Table:
    return rows.group_by("who").agg(n=ibis._.count())


def under_another_name(rows: ir.Table) -> ir.Table:
    return rows.rename(person="who").mutate(who=ibis._.person).drop("person")


def ranked_within(rows: ir.Table) -> ir.Table:
    return rows.mutate(n=ibis.row_number().over(ibis.window(group_by="who", order_by="line")))


def with_own_count(rows: ir.Table) -> ir.Table:
    counts = rows.group_by("who", "place").agg(n=ibis._.count(), east=ibis._.count(where=ibis._.place == "东"))
    return rows.left_join(counts, ["who", "place"]).drop("who_right", "place_right")


def once_each(rows: ir.Table) -> ir.Table:
    return rows.select("who", "place").distinct()


SHAPES: tuple[Callable[[ir.Table], ir.Table], ...] = (
    plain, with_town, of_known_places, right_joined, outer_joined, beside_all, share_of_all, with_others_of_the_place,
    twice, counted, under_another_name, ranked_within, with_own_count, once_each,
)  # fmt: skip
