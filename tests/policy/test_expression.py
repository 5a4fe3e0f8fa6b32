"""The expression must give what the book gives, on every engine."""

from datetime import date
from decimal import Decimal

import duckdb
import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doudi.policy.book import Book, read_book
from doudi.policy.expression import among, value_of
from doudi.policy.folder import quarrels
from doudi.policy.parameter import SELECTORS, Entry, Parameter, ranked
from doudi.policy.problem import WrongUnit
from doudi.policy.units import Unit

DAYS = st.dates(date(2019, 12, 30), date(2020, 1, 4))
AREAS = st.sampled_from(["61", "6103", "610304", "610323", "610304101201"])
PLACES = st.sampled_from(["610304101201", "610323100001", "620102001001", "610304101202"])
WORDS = {name: st.sampled_from(words[:2]) for name, words in SELECTORS.items()}


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    first = draw(DAYS)
    last = draw(st.none() | DAYS.filter(lambda day: day >= first))
    stated = {name: draw(st.none() | word) for name, word in WORDS.items() if name in ("kind", "tier")}
    value = Decimal(draw(st.integers(0, 99_999_999))) / 10_000
    return Entry(
        from_day=first, until=last, area=draw(st.none() | AREAS), value=value, overlay=draw(st.booleans()), **stated
    )


@st.composite
def parameters(draw: st.DrawFn) -> Parameter:
    """Any list that `read_book` would accept: within one folder nothing stands twice, everything can be ranked."""
    accepted: list[Entry] = []
    for entry in draw(st.lists(entries(), max_size=8)):
        folder = [one for one in accepted if one.overlay == entry.overlay]
        same = [one for one in accepted if one.identity == entry.identity]
        if not same and not list(quarrels(Parameter("t.p", "", Unit.YUAN, (*folder, entry)))):
            accepted.append(entry)
    return Parameter("t.p", "", Unit.YUAN, ranked(accepted))


ROW = st.fixed_dictionaries(
    {
        "on": st.none() | DAYS,
        "place": st.none() | PLACES,
        "kind": st.none() | WORDS["kind"],
        "tier": st.none() | WORDS["tier"],
    }
)
SCHEMA = pa.schema([("on", pa.date32()), ("place", pa.string()), ("kind", pa.string()), ("tier", pa.string())])
UNBOUND = ibis.table({"on": "date", "place": "string", "kind": "string", "tier": "string", "n": "int64"}, name="rows")


def asked(rows: list[dict[str, object]], expression: ibis.Value) -> list[object]:
    """The answers to an expression over the unbound table `rows`, in order, by plain DuckDB SQL."""
    sql = ibis.to_sql(UNBOUND.select(UNBOUND.n, answer=expression).order_by("n"), dialect="duckdb")
    numbered = pa.Table.from_pylist(rows, schema=SCHEMA).append_column("n", pa.array(range(len(rows)), pa.int64()))
    with duckdb.connect() as connection:
        connection.register("rows", numbered)
        return connection.sql(sql).to_arrow_table()["answer"].to_pylist()


@settings(max_examples=60, deadline=None)
@given(parameters(), st.lists(ROW, min_size=1, max_size=12))
def test_expression_equals_book(parameter: Parameter, rows: list[dict[str, object]]) -> None:
    book = Book({"t.p": parameter}, {})
    expected = [book.value("t.p", **row) for row in rows]
    expression = value_of(parameter, on=UNBOUND.on, place=UNBOUND.place, kind=UNBOUND.kind, tier=UNBOUND.tier)
    assert asked(rows, expression) == expected


@settings(max_examples=40, deadline=None)
@given(parameters(), ROW)
def test_plain_days_and_words_give_the_same_as_columns(parameter: Parameter, row: dict[str, object]) -> None:
    expected = Book({"t.p": parameter}, {}).value("t.p", **row)
    plain = value_of(parameter, **row)
    assert asked([row], plain) == [expected]
    assert asked([row], value_of(parameter, **(row | {"place": UNBOUND.place}))) == [expected]


@settings(max_examples=60, deadline=None)
@given(parameters(), DAYS, DAYS, PLACES, ROW)
def test_entries_in_force_are_those_that_stand_for_some_row(
    parameter: Parameter, one: date, other: date, place: str, row: dict[str, object]
) -> None:
    book = Book({"t.p": parameter}, {})
    first, last = sorted((one, other))
    named = book.entries_in_force("t.p", first, last, place)
    for on in (first, last, row["on"]):
        if on is None or not first <= on <= last:
            continue
        standing = book.entry("t.p", on=on, place=place, kind=row["kind"], tier=row["tier"])
        assert standing is None or standing in named


def test_every_parameter_compiles_for_spark_too() -> None:
    for parameter in read_book():
        if parameter.listed:
            continue
        expression = value_of(
            parameter,
            on=UNBOUND.on,
            place=UNBOUND.place,
            kind=UNBOUND.kind,
            tier=UNBOUND.tier,
            level=UNBOUND.kind,
            category=UNBOUND.kind,
        )
        assert "CASE" in ibis.to_sql(UNBOUND.select(x=expression), dialect="pyspark") or not parameter.entries


def test_unknown_day_or_place_has_no_local_value() -> None:
    standard = read_book()["dibao.standard"]
    rows = [
        {"on": date(2020, 6, 30), "place": "610304101201", "kind": "农村"},
        {"on": None, "place": "610304101201", "kind": "农村"},
        {"on": date(2020, 6, 30), "place": None, "kind": "农村"},
        {"on": date(2020, 6, 30), "place": "610304101201", "kind": None},
        {"on": date(2020, 6, 30), "place": "620102001001", "kind": "农村"},
        {"on": date(2019, 12, 31), "place": "610304101201", "kind": "农村"},
    ]
    expression = value_of(standard, on=UNBOUND.on, place=UNBOUND.place, kind=UNBOUND.kind)
    assert asked(rows, expression) == [Decimal(395), None, None, None, None, Decimal(360)]


def test_types_follow_units() -> None:
    book = read_book()
    days = {
        "tekun.base_standard": "decimal(18, 4)",
        "dibao.review_months": "int64",
        "tekun.visit_days": "int64",
        "epidemic.from_day": "date",
        "payments.cycle": "string",
        "dibao.tier_amount": "decimal(18, 4)",
    }
    for name, expected in days.items():
        assert str(value_of(book[name], on=UNBOUND.on, place=UNBOUND.place, tier=UNBOUND.tier).type()) == expected


def test_lists_are_asked_by_among() -> None:
    book = read_book()
    grades, ages = book["coverage.severe_grades"], book["coverage.working_age"]
    rows = [{"on": date(2020, 6, 30), "kind": grade} for grade in ("1", "3", None)] + [{"on": None, "kind": "1"}]
    assert asked(rows, among(grades, UNBOUND.kind, on=UNBOUND.on)) == [True, False, None, None]
    span = [among(ages, ibis.literal(age), on=UNBOUND.on) for age in (15, 16, 59, 60)]
    assert [asked(rows[:1], one)[0] for one in span] == [False, True, True, False]
    with pytest.raises(WrongUnit):
        value_of(grades, on=UNBOUND.on)
    with pytest.raises(WrongUnit):
        among(book["payments.payday"], UNBOUND.kind, on=UNBOUND.on)
