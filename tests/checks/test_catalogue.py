"""What holds for every check of the catalogue."""

import ast
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import ibis
import pytest

import doudi.checks
from doudi.checks.api import Check, Judged
from doudi.engine.catalogue import catalogue
from doudi.facts.case import Case, Setting
from doudi.language import catalogue as english
from doudi.policy.book import read_book
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.store import schema

BOOK = read_book()
AS_OF = date(2021, 7, 31)
CHECKS = list(catalogue().values())
CODES = [
    *(f"LB-{n:02}" for n in range(1, 8)), *(f"DB-{n:02}" for n in range(1, 19)), *(f"TK-{n:02}" for n in range(1, 12)),
    *(f"LS-{n:02}" for n in range(1, 11)), *(f"YQ-{n:02}" for n in range(1, 5)), *(f"ZJ-{n:02}" for n in range(1, 14)),
    *(f"CX-{n:02}" for n in range(1, 8)), *(f"GL-{n:02}" for n in range(1, 3)),
]  # fmt: skip


@cache
def dry(check: Check) -> tuple[Judged, Case]:
    """The check built on tables that are no more than their types."""
    tables = {
        name: ibis.table(ibis.Schema.from_pyarrow(schema(roster)), name=f"roster_{name}")
        for name, roster in ROSTERS.items()
    }
    case = Case(Setting(AS_OF, BOOK, tables.__getitem__, frozenset(ROSTERS)))
    return check.build(case), case


@contextmanager
def as_compiled_in_a_run() -> Iterator[None]:
    """Compiled as `engine.backend.connect` has it."""
    before, ibis.options.sql.fuse_selects = ibis.options.sql.fuse_selects, False
    try:
        yield
    finally:
        ibis.options.sql.fuse_selects = before


def source(check: Check) -> str:
    return (Path(doudi.checks.__path__[0]) / check.topic / f"{check.name}.py").read_text()


def test_all_codes_are_there_in_the_order_of_the_design() -> None:
    assert [check.code for check in CHECKS] == CODES
    assert len({(check.topic, check.name) for check in CHECKS}) == len(CODES) == 72


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
class TestEveryCheck:
    def test_rests_on_registered_law(self, check: Check) -> None:
        assert all(BOOK.resolves(reference) for reference in (*check.basis, check.mandate))

    def test_needs_known_rosters(self, check: Check) -> None:
        assert set(check.needs) <= set(ROSTERS)

    def test_fits_on_one_screen_and_imports_the_api_alone(self, check: Check) -> None:
        text = source(check)
        assert len(text.splitlines()) <= 45
        imported = [node.module for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
        assert imported == ["doudi.checks.api"]

    def test_decides_by_expressions(self, check: Check) -> None:
        forbidden = (ast.If, ast.For, ast.While, ast.comprehension)
        assert not [node for node in ast.walk(ast.parse(source(check))) if isinstance(node, forbidden)]

    def test_has_no_number_of_its_own(self, check: Check) -> None:
        body = ast.parse(inspect.getsource(check.build)).body[0]
        numbers = {n.value for n in ast.walk(body) if isinstance(n, ast.Constant) and type(n.value) in (int, float)}
        assert numbers <= {0, 1, 12, 27720}  # nothing, one, a year's months, and the common denominator of parts

    def test_states_rule_doubt_and_limits(self, check: Check) -> None:
        assert check.rule and check.doubt and check.not_checked and check.ask and check.clears and check.says

    def test_speaks_english(self, check: Check) -> None:
        texts = [check.says, check.clears, check.ask, check.rule, check.doubt, check.not_checked]
        texts += [check.reckons] if check.reckons else []
        texts += [value.partition("|")[2] for value in dry(check)[0].values if "|" in value]
        assert [text for text in texts if text not in english()] == []

    def test_compiles_for_spark_too_and_names_its_law(self, check: Check) -> None:
        """On DuckDB its own tests run it."""
        judged, case = dry(check)
        with as_compiled_in_a_run():
            assert ibis.to_sql(judged.rows, dialect="pyspark")
        assert set(check.needs) <= case.record.rosters | {
            "dibao_families",
            "dibao_members",
            "tekun_people",
            "households",
        }
        for name in case.record.parameters:
            covering = BOOK.entries_in_force(name, check.since, AS_OF, "")
            # One without any entry is one that each place states for itself (dibao.tier_amount).
            assert covering or not BOOK[name].entries, f"{name} has no value since {check.since}"
