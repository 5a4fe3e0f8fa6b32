"""Every blank roster, filled in with its examples, comes back whole: template and import agree."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from doudi.rosters.catalogue import ALL
from doudi.rosters.cleaning import clean_cell
from doudi.rosters.columns import Roster
from doudi.rosters.delivery import deliver
from doudi.rosters.template import template_columns, write_template

Store = Path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("filled in")
    for roster in ALL:
        path = folder / f"{roster.title}.xlsx"
        write_template(roster, path)
        book = load_workbook(path)
        book[roster.title].append([column.example for column in template_columns(roster)])
        book.save(path)
    store = tmp_path_factory.mktemp("run") / "store"
    deliver(folder, store, as_of=date(2020, 6, 30))
    return store


@pytest.mark.parametrize("roster", ALL, ids=lambda roster: roster.name)
def test_the_examples_are_read_as_they_are_meant(roster: Roster, store: Store) -> None:
    rows = pq.read_table(store / "rosters" / f"{roster.name}.parquet").to_pylist()
    assert len(rows) == 1
    for column in roster.columns:
        assert rows[0][column.name] == clean_cell(column, column.example)[0], column.name


def test_only_the_notes_are_not_recognised(store: Store) -> None:
    problems = pq.read_table(store / "problems.parquet").to_pylist()
    assert {(line["code"], line["sheet"]) for line in problems} == {("unrecognised", "填写说明")}
