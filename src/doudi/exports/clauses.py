"""The law that a check rests on: document, clause and, where its text was read, its wording."""

from collections.abc import Iterable

from doudi.language import say
from doudi.policy.book import Book
from doudi.policy.source import Clause, Source, parts_of


def cited(book: Book, references: Iterable[str]) -> list[str]:
    """Each `document#clause` in words."""
    return [clause_text(book, reference) for reference in references]


def clause_text(book: Book, reference: str) -> str:
    """One reference in words; one that is not registered stands as it is."""
    document, clause_id = parts_of(reference)
    source = book.sources.get(document)
    if source is None:
        return reference
    clause = source.clause(clause_id) if clause_id else None
    label = _label(clause_id, clause)
    named = document_text(source)
    named = say("{document}{label}", document=named, label=label) if label else named
    if clause is not None and clause.words:
        return say("{document}：“{words}”", document=named, words=say(clause.words))
    read = source.read if clause is None else clause.read
    return named if read else say("{document}（未读到原文）", document=named)


def document_text(source: Source) -> str:
    """A document by number and title."""
    return f"{source.number}{say('《{title}》', title=say(source.title))}"


def _label(clause_id: str | None, clause: Clause | None) -> str:
    if clause is not None:
        return say(clause.label)
    return f"#{clause_id}" if clause_id else ""
