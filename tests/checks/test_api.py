"""A check with an unknown name in it fails when it is built, on empty tables, before any data."""

from collections.abc import Callable
from datetime import date

import ibis
import pytest

from doudi.checks.api import Case, Check, Judged, check, judge, seen
from doudi.facts.case import Setting
from doudi.policy.book import read_book
from doudi.policy.problem import UnknownParameter, WrongUnit
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.store import schema


def built(judged: Callable[[Case], Judged]) -> Judged:
    def table(name: str) -> ibis.Table:
        return ibis.table(ibis.Schema.from_pyarrow(schema(ROSTERS[name])), name=name)

    return judged(Case(Setting(date(2020, 6, 30), read_book(), table, frozenset(ROSTERS))))


def test_an_unknown_column() -> None:
    with pytest.raises(AttributeError, match="dyed_on"):
        built(
            lambda case: judge(case.roster("deaths"), subject=case.roster("deaths").dyed_on, applies=True, broken=True)
        )


def test_an_unknown_roster() -> None:
    with pytest.raises(KeyError, match="death_certificates"):
        built(lambda case: case.roster("death_certificates"))  # type: ignore[arg-type,return-value]


def test_an_unknown_parameter() -> None:
    with pytest.raises(UnknownParameter, match="death_grace"):
        built(lambda case: case.value("dibao.death_grace"))  # type: ignore[arg-type,return-value]


def test_a_list_asked_for_as_one_value() -> None:
    with pytest.raises(WrongUnit):
        built(lambda case: case.value("dibao.exempt_vehicle_kinds"))  # type: ignore[arg-type,return-value]


def test_evidence_by_an_unknown_column() -> None:
    with pytest.raises(KeyError, match="died_at"):
        seen("deaths", on="id_no", fields="died_at")


def test_a_docstring_without_its_three_labels() -> None:
    with pytest.raises(KeyError, match="不查"):

        @check(
            code="XX-01", title=("", ""), basis=(), mandate="", subject="person", severity="low", needs=(), says="",
            clears="", ask="",
        )  # fmt: skip
        def nameless(case: Case) -> Judged:
            """规则：有。
            疑点：有。"""
            raise NotImplementedError

        assert isinstance(nameless, Check)
