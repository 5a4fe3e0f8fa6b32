"""The English catalogues of the web half: `update` adds what is new to translate, `compile` makes what Django reads.

Each app keeps its own `locale/en/LC_MESSAGES/django.po`. Chinese msgids stand in the code and the templates.
One Chinese catalogue, written by hand, says what Django itself says in the words of this house.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parents[1] / "src/doudi/web"
OF_DJANGO = WEB / "ui/locale/zh_Hans/LC_MESSAGES/django.po"
NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
WORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "lazy")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    "npgettext": ((1, "c"), 2, 3),
}


def apps() -> list[Path]:
    """The folders of the apps."""
    return sorted(path.parent for path in WEB.glob("*/__init__.py"))


def catalogue_of(app: Path) -> Path:
    """Where the English of an app lies."""
    return app / "locale/en/LC_MESSAGES/django.po"


def wanted(app: Path) -> Catalog:
    """Every text of an app that is to be translated."""
    found = Catalog(locale="en", charset="utf-8")
    for path, source in sources(app):
        for _line, message, _comments, context in extract("python", BytesIO(source), keywords=WORDS):
            found.add(message, locations=[(path.relative_to(app).as_posix(), 0)], context=context)
    return found


def sources(app: Path) -> Iterator[tuple[Path, bytes]]:
    """The files of an app as Python source; templates by Django's own translation of them."""
    for path in sorted(app.rglob("*.py")):
        yield path, path.read_bytes()
    for path in sorted([*app.rglob("*.html"), *app.rglob("*.txt")]):
        if "templates" in path.parts:
            yield path, templatize(path.read_text()).encode()


def known(app: Path) -> Catalog:
    """The English catalogue of an app, empty if there is none yet."""
    path = catalogue_of(app)
    if not path.exists():
        return Catalog(locale="en", charset="utf-8")
    with path.open("rb") as handle:
        return read_po(handle, locale="en")


def update(app: Path) -> None:
    """Bring the catalogue up to the texts in use; what is no longer used goes."""
    held, now = known(app), wanted(app)
    if not len(now):
        return
    held.update(now, no_fuzzy_matching=True)
    held.obsolete.clear()
    path = catalogue_of(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        write_po(handle, held, sort_output=True, no_location=True, omit_header=True, width=120)


def untranslated(app: Path) -> list[str]:
    """The texts in use that have no English yet."""
    english = known(app)
    return [
        str(message.id)
        for message in wanted(app)
        if message.id
        and not ((found := english.get(message.id, message.context)) and found.string and all(found.string))
    ]


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as Django reads it."""
    made = BytesIO()
    catalogue.fuzzy = False
    catalogue.creation_date = NO_DAY  # else each minute makes another file
    write_mo(made, catalogue)
    return made.getvalue()


def of_django() -> Catalog:
    """What Django says, in our words."""
    with OF_DJANGO.open("rb") as handle:
        return read_po(handle, locale="zh_Hans")


def main(what: str, *names: str) -> None:
    """Update or compile the catalogues of all apps, or of those named."""
    for app in apps():
        if names and app.name not in names:
            continue
        if what == "update":
            update(app)
            print(f"{app.name}: {len(untranslated(app))} to translate")
        elif catalogue_of(app).exists():
            catalogue_of(app).with_suffix(".mo").write_bytes(compiled(known(app)))
    if what == "compile":
        OF_DJANGO.with_suffix(".mo").write_bytes(compiled(of_django()))


if __name__ == "__main__":
    main(*sys.argv[1:])
