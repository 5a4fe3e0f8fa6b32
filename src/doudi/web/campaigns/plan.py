"""A plan as it is read from its file: what the clauses order, in plain values, before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Stage:
    """A stage of the campaign; it begins when the one before ends."""

    name: str
    title: str
    clause: str
    until: date


@dataclass(frozen=True)
class Ordered:
    """One thing that a clause orders. `measure`: kind, unit; `counts`: the figure of the return it goes into."""

    number: str
    clause: str
    title: str
    text: str
    target: str
    level: str
    lead: str
    assist: tuple[str, ...]
    stage: str
    limit: date
    measure: str
    unit: str = ""
    counts: str = ""


@dataclass(frozen=True)
class Term:
    """Until which day a longer return counts, and by which day it is due."""

    counts_until: date
    due: date


@dataclass(frozen=True)
class Plan:
    """A whole plan. Monthly returns are due on `return_day` and count until `counts_until` of their month."""

    name: str
    title: str
    document: str
    issuers: tuple[str, ...]
    issued: date
    begins: date
    ends: date
    stages: tuple[Stage, ...]
    return_day: int
    counts_until: int
    terms: Mapping[str, Term]
    tasks: tuple[Ordered, ...]
