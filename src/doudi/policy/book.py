"""What is in force on a day, in a place: the built-in values, and a county's own laid over them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from itertools import product
from pathlib import Path

from doudi.policy.folder import Folder, read_folder
from doudi.policy.parameter import SELECTORS, Entry, Parameter, ranked
from doudi.policy.problem import BadPolicy, Problem, UnknownParameter, UnknownSource
from doudi.policy.source import Clause, Source, parts_of
from doudi.policy.typed import Typed
from doudi.policy.units import Value

BUILT_IN = Path(__file__).parent


@dataclass(frozen=True)
class Book(Typed):
    """All parameters and documents; `warnings` are what an overlay should mend though it is accepted."""

    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    warnings: tuple[Problem, ...] = field(default=())

    def __getitem__(self, name: str) -> Parameter:
        """The parameter of this name. Raises `UnknownParameter`."""
        if name not in self.parameters:
            raise UnknownParameter(name, get_close_matches(name, self.parameters, n=5, cutoff=0.5))
        return self.parameters[name]

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self.parameters.values())

    def entry(self, name: str, *, on: date | None, place: str | None = None, **selectors: str | None) -> Entry | None:
        """The entry in force on that day at that place (12-digit code); None: no value, or the day is unknown."""
        if unknown := selectors.keys() - SELECTORS.keys():
            raise TypeError(f"no selector {sorted(unknown)}")
        parameter = self[name]
        if on is None:
            return None
        standing = (entry for entry in parameter.entries if entry.in_force(on) and entry.matches(place, selectors))
        return next(standing, None)

    def value(self, name: str, *, on: date | None, place: str | None = None, **selectors: str | None) -> Value | None:
        """The value in force; None where there is none."""
        entry = self.entry(name, on=on, place=place, **selectors)
        return None if entry is None else entry.value

    def entries_in_force(
        self, name: str, first_day: date, last_day: date, place: str | None = None, **selectors: str | None
    ) -> list[Entry]:
        """The entries that stand for some row on some of these days, strongest first.

        `place` is a whole code or the first digits of one; None: unknown. A selector that is not given is open.
        """
        entries = self[name].entries
        days = {first_day} | {edge for entry in entries for edge in _edges(entry) if first_day <= edge <= last_day}
        places = {place} | {e.area for e in entries if place is not None and e.area and e.area.startswith(place)}
        stated = {one: {entry.others.get(one) for entry in entries} | {None} for one in SELECTORS}
        words = [[selectors[one]] if one in selectors else stated[one] for one in SELECTORS]
        standing = {
            self.entry(name, on=on, place=where, **dict(zip(SELECTORS, chosen, strict=True)))
            for on, where, chosen in product(days, places, list(product(*words)))
        }
        return [entry for entry in entries if entry in standing]

    def source(self, reference: str) -> Source:
        """The document of `mca-2012-220` or of `mca-2012-220#17`. Raises `UnknownSource`."""
        document = parts_of(reference)[0]
        if document not in self.sources:
            raise UnknownSource(reference)
        return self.sources[document]

    def clause(self, reference: str) -> Clause:
        """The clause of `mca-2012-220#17`. Raises `UnknownSource` where either is not registered."""
        clause = self.source(reference).clause(parts_of(reference)[1] or "")
        if clause is None:
            raise UnknownSource(reference)
        return clause

    def resolves(self, reference: str) -> bool:
        """Whether the document and, where one is named, the clause are registered."""
        document, clause = parts_of(reference)
        known = self.sources.get(document)
        return known is not None and (clause is None or known.clause(clause) is not None)


def _edges(entry: Entry) -> Iterator[date]:
    """The days on which it begins and has just ended."""
    yield entry.from_day
    if entry.until is not None and entry.until < date.max:
        yield entry.until + timedelta(days=1)


def read_book(overlay: Path | None = None) -> Book:
    """The built-in book, with a folder of the same form laid over it.

    Raises `BadPolicy` with every file and entry that is refused. An unknown source id is a warning.
    """
    book = built_in_book()
    if overlay is None:
        return book
    over = read_folder(Path(overlay), book.parameters)
    if over.problems:
        raise BadPolicy(over.problems)
    parameters = {name: laid_over(parameter, over.parameters.get(name)) for name, parameter in book.parameters.items()}
    sources = {**book.sources, **over.sources}
    return Book(parameters, sources, tuple(doubts(Book(parameters, sources), over, Path(overlay))))


@cache
def built_in_book() -> Book:
    """What the package knows by itself. Raises `BadPolicy` if it is broken."""
    folder = read_folder(BUILT_IN)
    if folder.problems:
        raise BadPolicy(folder.problems)
    parameters = {name: replace(one, entries=ranked(one.entries)) for name, one in sorted(folder.parameters.items())}
    return Book(parameters, folder.sources)


def laid_over(built_in: Parameter, overlay: Parameter | None) -> Parameter:
    """The lists appended; an overlay's entry replaces the built-in one of the same selectors and first day."""
    if overlay is None:
        return built_in
    replaced = {entry.identity for entry in overlay.entries}
    kept = [entry for entry in built_in.entries if entry.identity not in replaced]
    return replace(built_in, entries=ranked([*kept, *overlay.entries]))


def doubts(book: Book, overlay: Folder, root: Path) -> Iterator[Problem]:
    """What an overlay should mend: sources that nobody registered, or a folder that says nothing."""
    if not overlay.parameters:
        yield Problem(str(root), None, "文件夹里没有参数文件（<主题>/<名称>.yaml）。")
    for parameter in overlay.parameters.values():
        for entry in parameter.entries:
            if not entry.source:
                yield Problem(entry.file, entry.number, "没有写依据（source）。")
            elif not book.resolves(entry.source):
                yield Problem(
                    entry.file, entry.number, "没有登记的文件或条款：{reference}", {"reference": entry.source}
                )
