"""What is doubted, as a page reads it: the JSON of `Case.doubt`, typed, and masked until it is opened.

Intake writes it from a finding, a form from another source writes only `message`; every key may be missing:

    {"message": str, "grade": "certain" | "to_verify", "months": ["2020-05", …], "reckoning": [str, …],
     "missing": [str, …], "unverified": [str, …], "clears": str, "ask": str,
     "english": {"message": str, "reckoning": [str, …], "missing": [str, …]},
     "secrets": [str, …], "templates": [str, …],
     "rule": {"code", "title", "rule", "doubt", "not_checked", "clauses": [{"source", "article", "words"}, …]},
     "evidence": [{"roster", "title", "file", "sheet", "row",
                   "fields": [{"column", "header", "value", "deciding": bool, "private": bool}, …]}, …]}

It is read in the language of the reader: sentences as the engine said them in it, rules, headers and titles by its
catalogue. What it did not say in English, of older versions and of people, stays Chinese; templates mark it (`quoted`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from doudi.language import say, spoken
from doudi.web.cases.sentences import WHOLE, masked_sentence, own_words
from doudi.web.privacy.masking import Masks, behind, masked_ids, masked_number, masked_whole, masks_of

NAMES = frozenset({"name", "applicant_name", "account_name", "carer_name"})
PEOPLE_AT_WORK = frozenset({"approved_by", "by", "confirmed_by", "visitor"})
"""More columns that hold names. Of any other word not even the first character is shown: 尿** tells the illness."""
NUMBERS = frozenset(
    {"id_no", "applicant_id", "beneficiary_id", "cadre_id", "carer_id", "relative_id", "tekun_id", "account_no"}
    | {"carer_phone", "phone"}
)
"""Columns that are personal even where the row does not say so."""
WORDLESS = re.compile(r"[\d *./:-]*\d[\d *./:-]*[Xx]?")
"""A number or a day. A word with a digit in it is a word: 2型糖** tells the illness."""
FLAGS = frozenset({"是", "否", "yes", "no"})
AMOUNT = re.compile(r"\d{1,12}\.\d{2}")
"""Money as rosters and sentences write it: it identifies nobody, and where it decides, it is what the case is about.
Half masked it would say nothing and look like a number that is somebody's.
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a row; `deciding`: the doubt rests on it."""

    column: str
    header: str
    value: str
    deciding: bool = False
    private: bool = False

    @property
    def tells(self) -> bool:
        """Whether it is an amount or a yes or no: what decides, and nobody's name."""
        return bool(AMOUNT.fullmatch(self.value)) or self.value in FLAGS

    @property
    def mask(self) -> str:
        """What stands for a personal value, here and in sentences: of a word nothing, not even how long it is."""
        if self.column in NAMES | PEOPLE_AT_WORK:
            return masks_of(self.value).get(self.value, "")
        number = WORDLESS.fullmatch(self.value) or (self.column in NUMBERS and any(map(str.isdigit, self.value)))
        return masked_number(self.value) if number else masked_whole(self.value)

    @property
    def masks(self) -> dict[str, str]:
        """Its personal value as it may stand in a sentence. Also as it is called in the language of the reader: 重病
        is "seriously ill" in English. A word of one character may be part of any other: only behind its header.
        """
        if not self.private or self.tells:
            return {}
        called = dict.fromkeys((self.value, say(self.value)))
        if len(self.value) > 1:
            return dict.fromkeys(called, self.mask)
        return {f"{self.header}={one}": f"{self.header}={self.mask}" for one in called if one}

    def masked(self, masks: Masks) -> "Cell":
        """The field as it looks unopened."""
        if not self.private:
            return replace(self, value=without_secrets(self.value, masks))
        if self.tells:
            return self if self.deciding else replace(self, value=masked_whole(self.value))
        return replace(self, value=self.mask)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file that the doubt rests on."""

    roster: str
    title: str
    file: str
    sheet: str
    row: int | None
    cells: tuple[Cell, ...]

    @property
    def by_header(self) -> dict[str, Cell]:
        """The fields by their headers."""
        return {cell.header: cell for cell in self.cells}


@dataclass(frozen=True, slots=True)
class Side:
    """The rows of one roster: one side of the comparison."""

    title: str
    lines: tuple[Line, ...]

    @property
    def headers(self) -> list[str]:
        """The headers of the rows, each once."""
        return list(dict.fromkeys(cell.header for line in self.lines for cell in line.cells))

    @property
    def rows(self) -> list[tuple[Line, list[Cell | None]]]:
        """Each row with its fields under the headers."""
        return [(line, [by.get(header) for header in self.headers]) for line in self.lines for by in [line.by_header]]


@dataclass(frozen=True, slots=True)
class Clause:
    """An article of the law, with its words."""

    source: str
    article: str
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The check: what is demanded, what is marked, what is left out, and on which articles it rests."""

    code: str = ""
    title: str = ""
    rule: str = ""
    doubt: str = ""
    not_checked: str = ""
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Everything that explains one doubt. `as_written`: the sentences were not put into the reader's language.

    `unseen`: personal values of columns that are not shown. `fixed`: what stands in every sentence of the check.
    """

    message: str = ""
    grade: str = ""
    months: tuple[str, ...] = ()
    reckoning: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    evidence: tuple[Line, ...] = ()
    rule: Rule = Rule()
    clears: str = ""
    ask: str = ""
    unseen: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    as_written: bool = True

    @property
    def sides(self) -> list[Side]:
        """The rows by roster, in the order in which the rosters come."""
        titles = dict.fromkeys(line.title for line in self.evidence)
        return [Side(title, tuple(line for line in self.evidence if line.title == title)) for title in titles]

    @property
    def masks(self) -> dict[str, str]:
        """The personal values that stand in the rows, in columns that are shown and in those that are not, each with
        its mask; no amounts.
        """
        held = masks_of(*(value for value in self.unseen if not AMOUNT.fullmatch(value)))
        for cell in (cell for line in self.evidence for cell in line.cells):
            held |= {value: mask for value, mask in cell.masks.items() if held.get(value) != WHOLE}
        return held

    def masked(self, *known: str | None) -> "Doubt":
        """The doubt as it looks unopened: personal fields, and these values wherever they stand in the texts."""
        return self.behind(masks_of(*known))

    def behind(self, known: Masks) -> "Doubt":
        """The doubt as it looks unopened, also these values masked."""
        masks = {**known, **self.masks}
        return replace(
            self,
            message=masked_sentence(self.message, masks, self.fixed),
            reckoning=tuple(masked_sentence(line, masks, self.fixed) for line in self.reckoning),
            missing=tuple(masked_sentence(line, masks, self.fixed) for line in self.missing),
            evidence=tuple(
                replace(line, cells=tuple(cell.masked(masks) for cell in line.cells)) for line in self.evidence
            ),
        )


def without_secrets(text: str, masks: Masks) -> str:
    """A text with these values masked in it, and whatever else looks like an id number."""
    return masked_ids(behind(masks, text))


def read_doubt(raw: Mapping[str, Any] | None) -> Doubt:
    """The doubt of a case, however much of it was written."""
    raw = raw or {}
    told = _in_words_of_the_reader(raw)
    texts: dict[str, Any] = {key: str(told.get(key) or "") for key in ("message", "grade")}
    rules: dict[str, Any] = {key: say(str(raw.get(key) or "")) for key in ("clears", "ask")}
    lists: dict[str, Any] = {key: tuple(map(str, told.get(key) or ())) for key in ("months", "reckoning", "missing")}
    return Doubt(
        **texts,
        **rules,
        **lists,
        unverified=tuple(say(str(title)) for title in raw.get("unverified") or ()),
        as_written=told is raw,
        evidence=tuple(_lines(raw.get("evidence") or ())),
        unseen=tuple(value for value in map(str, raw.get("secrets") or ()) if len(value) > 1),
        fixed=tuple(_fixed(raw)),
        rule=_rule(raw.get("rule") or {}),
    )


def _fixed(raw: Mapping[str, Any]) -> Iterator[str]:
    """In both languages: the sentences of an older version are Chinese whoever reads them."""
    templates = [*map(str, raw.get("templates") or ()), str((raw.get("rule") or {}).get("title") or "")]
    yield from own_words(dict.fromkeys([*templates, *map(say, templates)]))


def _in_words_of_the_reader(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """With its sentences in English for who reads English, if the engine said them so."""
    english = raw.get("english") if spoken() == "en" else None
    return {**raw, **english} if english and english.get("message") else raw


def _lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    for row in rows:
        place = {key: str(row.get(key) or "") for key in ("roster", "title", "file", "sheet")}
        place["title"] = say(place["title"] or place["roster"])
        yield Line(**place, row=row.get("row"), cells=tuple(map(_cell, row.get("fields") or ())))


def _cell(field: Mapping[str, Any]) -> Cell:
    column = str(field.get("column") or "")
    value = field.get("value")
    return Cell(
        column,
        say(str(field.get("header") or column)),
        "" if value is None else str(value),
        bool(field.get("deciding")),
        bool(field.get("private")) or column in NAMES | NUMBERS,
    )


def _rule(raw: Mapping[str, Any]) -> Rule:
    words = {key: say(str(raw.get(key) or "")) for key in ("code", "title", "rule", "doubt", "not_checked")}
    clauses = tuple(
        Clause(*(str(clause.get(key) or "") for key in ("source", "article", "words")))
        for clause in raw.get("clauses") or ()
    )
    return Rule(**words, clauses=clauses)
