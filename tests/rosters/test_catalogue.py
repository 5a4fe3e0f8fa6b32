"""The 32 rosters as a whole."""

import re
from importlib import import_module

import pytest

from doudi.rosters.catalogue import ALL, ROSTERS
from doudi.rosters.cleaning import clean_cell
from doudi.rosters.columns import Column, Kind, Roster
from doudi.rosters.store import schema

EACH = pytest.mark.parametrize("roster", ALL, ids=lambda roster: roster.name)
COLUMNS = [(roster, column) for roster in ALL for column in roster.columns]
EACH_COLUMN = pytest.mark.parametrize(("roster", "column"), COLUMNS, ids=lambda each: each.name)

# rosters, §2: kinds by name
KIND_BY_NAME = (
    (r"id_no|.*_id", Kind.ID_NUMBER),
    (r".*_on|until|valid_until|birth", Kind.DAY),
    (r"month|.*_month|gradual_exit_until", Kind.MONTH),
    (r".*amount|top_up|income_per_head|self_paid", Kind.YUAN),
    (r"account_no", Kind.ACCOUNT),
    (r".*_name|by|visitor|confirmed_by", Kind.NAME),
    (r"area_code", Kind.AREA),
)


def test_there_are_32_in_the_order_of_the_design() -> None:
    assert len(ALL) == len(ROSTERS) == len({roster.title for roster in ALL}) == 32
    assert [ALL[number - 1].name for number in (1, 5, 14, 22, 31, 32)] == [
        "areas",
        "dibao_families",
        "payments",
        "deaths",
        "exemptions",
        "identities",
    ]


@EACH
def test_a_roster_is_a_module_of_its_name(roster: Roster) -> None:
    assert getattr(import_module(f"doudi.rosters.{roster.name}"), roster.name.upper()) is roster


@EACH
def test_identity_and_clock_are_columns_of_the_roster(roster: Roster) -> None:
    assert {*roster.identity, *roster.clock} <= set(roster.by_name)


@EACH
def test_names_and_headers_are_told_apart(roster: Roster) -> None:
    headers = [header for column in roster.columns for header in column.headers]
    assert len(headers) == len(set(headers))
    assert len(roster.by_name) == len(roster.columns)
    assert len(schema(roster).names) == len(set(schema(roster).names))


def test_the_rosters_with_a_month_of_a_snapshot() -> None:
    assert [roster.name for roster in ALL if roster.snapshot] == ["dibao_families", "dibao_members", "tekun_people"]


def test_which_rows_are_later_than_the_day() -> None:
    """Checks, §1: later rows."""
    clocks = {roster.name: roster.clock for roster in ALL if roster.clock}
    assert clocks.pop("temporary_aid_grants") == ("applied_on", "decided_on")
    assert clocks.pop("dibao_applications") == ("accepted_on",)
    assert clocks.pop("serious_illness") == ("admitted_on",)
    assert clocks.pop("exemptions") == ("approved_on",)
    everywhere = {"month", "stopped_month", "year", "signed_on", "visited_on", "issued_on", "confirmed_on", "died_on"}
    everywhere |= {"from_on"}
    assert clocks == {
        roster.name: tuple(each for each in roster.by_name if each in everywhere)
        for roster in ALL
        if roster.name in clocks or everywhere & set(roster.by_name)
    }


@EACH_COLUMN
def test_the_name_of_a_column_says_its_kind(roster: Roster, column: Column) -> None:
    expected = next((kind for form, kind in KIND_BY_NAME if re.fullmatch(form, column.name)), None)
    if column.name == "approved_by":
        expected = Kind.NAME if roster.name == "exemptions" else Kind.CODE
    if column.name == "gradual_exit_until":
        expected = Kind.MONTH
    assert expected in {None, column.kind}


@EACH_COLUMN
def test_a_code_has_its_words(roster: Roster, column: Column) -> None:
    assert (column.kind is Kind.CODE) == (column.codes is not None)


@EACH_COLUMN
def test_its_example_is_read_without_a_problem(roster: Roster, column: Column) -> None:
    value, problem = clean_cell(column, column.example)
    assert value is not None
    assert problem is None


@EACH_COLUMN
def test_only_invented_people(roster: Roster, column: Column) -> None:
    if column.kind is Kind.ID_NUMBER:
        assert column.example.startswith("99")


@EACH_COLUMN
def test_identifying_data_are_marked(roster: Roster, column: Column) -> None:
    if column.kind in {Kind.ID_NUMBER, Kind.NAME, Kind.ACCOUNT} or column.name.endswith("phone"):
        assert column.privacy == "identifying"


def test_sensitive_data_are_marked() -> None:
    sensitive = "health labour category grade disease serious self_paid income_per_head care_level confirmed_on"
    for roster, column in COLUMNS:
        if column.name in sensitive.split() and roster.name not in {"identities"}:
            assert column.privacy == "sensitive", (roster.name, column.name)
    assert {column.privacy for column in ROSTERS["deposits"].columns[2:]} == {"sensitive"}
    assert {column.privacy for column in ROSTERS["prisoners"].columns[2:]} == {"sensitive"}


def test_only_an_empty_insured_says_yes_and_no_required_column_may_be_empty() -> None:
    assert [column.name for _, column in COLUMNS if column.blank == "yes"] == ["insured"]
    assert [column.name for _, column in COLUMNS if column.required and column.blank != "unknown"] == []
