"""One file of `sources/`, read and checked."""

from datetime import date
from typing import Any

from doudi.policy.problem import Unfit
from doudi.policy.source import Clause, Source
from doudi.policy.strict_yaml import only, optional_flag, optional_text
from doudi.policy.units import day

KEYS = ("number", "title", "issuers", "dated", "from", "until", "read", "where", "clauses")
CLAUSE_KEYS = ("id", "label", "title", "words", "read")


def read_source(source_id: str, written: dict[str, Any]) -> Source:
    """The document that a mapping of texts describes; raises `Unfit` with the reason."""
    only(written, KEYS)
    title = optional_text(written, "title")
    if not title:
        raise Unfit("缺少 title（文件标题）。")
    return Source(
        id=source_id,
        number=optional_text(written, "number"),
        title=title,
        issuers=tuple(_list(written, "issuers")),
        dated=_day(written, "dated"),
        in_force_from=_day(written, "from"),
        in_force_until=_day(written, "until"),
        read=optional_flag(written, "read", False),
        where=optional_text(written, "where"),
        clauses=tuple(_clause(one) for one in _list(written, "clauses")),
    )


def _clause(written: object) -> Clause:
    if not isinstance(written, dict):
        raise Unfit("条款应写作 id、label、words。")
    only(written, CLAUSE_KEYS)
    if not optional_text(written, "id"):
        raise Unfit("条款缺少 id。")
    words = optional_text(written, "words")
    return Clause(
        id=optional_text(written, "id"),
        label=optional_text(written, "label"),
        title=optional_text(written, "title"),
        words=words,
        read=optional_flag(written, "read", bool(words)),
    )


def _list(written: dict[str, Any], key: str) -> list[Any]:
    found = written.get(key) or []
    if not isinstance(found, list):
        raise Unfit("“{key}”应是一个清单。", key=key)
    return found


def _day(written: dict[str, Any], key: str) -> date | None:
    text = optional_text(written, key)
    return day(text) if text else None
