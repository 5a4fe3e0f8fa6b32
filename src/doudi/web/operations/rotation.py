"""`doudi rotate-keys`: a new key for sealed fields, and everything sealed again with it, in batches."""

import secrets
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model

from doudi.language import say
from doudi.web.accounts import vault as factors
from doudi.web.jobs.patience import patiently
from doudi.web.operations.at_rest import seal_what_is_plain
from doudi.web.privacy.fields import SealedText
from doudi.web.privacy.files import NotWhole, lying, place_of, seal_again
from doudi.web.privacy.sealing import key_number, seal, unseal
from doudi.web.site.home import FIELD_KEY_BYTES, keep_secret

BATCH = 500
Column = tuple[type[Model], SealedText]


def rotate_keys(*, new_key: bool = True) -> None:
    """Make a new key, unless an earlier rotation was broken off; seal with it all that is sealed with older ones.

    The site may run meanwhile: it learns the new key when it meets it, and seals with it after its next start. What it
    sealed until then is met by a second round without a new key.
    """
    mark = settings.HOME.folder / "keys.rotating"
    if new_key and not mark.exists():
        _make_key(mark)
    number = max(settings.HOME.field_keys)
    for model, field in sealed_columns():
        n = _sealed_again(model, field, number)
        click.echo(say("{column}：{n} 个值已换新密钥", column=f"{model._meta.db_table}.{field.column}", n=n))
    click.echo(say("{column}：{n} 个值已换新密钥", column=factors.PLACE, n=patiently(factors.seal_again)))
    _seal_files_again()
    mark.unlink(missing_ok=True)
    click.echo(say("完成。请重启网站，再运行一次 doudi rotate-keys --no-new-key。旧密钥请留着：以前的备份要用它打开。"))


def _seal_files_again() -> None:
    """The files; one that is damaged stays as it is and is named, the others go on."""
    seal_what_is_plain()
    counts, damaged = Counter[str](), []
    for path in lying():
        try:
            counts["/".join(place_of(path).split("/")[:-2])] += seal_again(path)
        except NotWhole:
            damaged.append(str(path))
        except FileNotFoundError:
            continue  # gone meanwhile with its run
    for folder, n in sorted(counts.items()):
        click.echo(say("{column}：{n} 个值已换新密钥", column=folder, n=n))
    if damaged:
        click.echo(
            say("有 {n} 个文件打不开，没有换密钥，请从备份中恢复：{files}", n=len(damaged), files=", ".join(damaged))
        )


def _make_key(mark: Path) -> None:
    number = max(settings.HOME.field_keys) + 1
    key = secrets.token_bytes(FIELD_KEY_BYTES)
    keep_secret(settings.HOME.folder / "keys" / f"field.{number}", key)
    settings.HOME.field_keys[number] = key
    mark.write_text(str(number))


def sealed_columns() -> Iterator[Column]:
    """Every sealed column of every app."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedText):
                yield model, field


def _sealed_again(model: type[Model], field: SealedText, number: int) -> int:
    n, last = 0, None
    while rows := list(_rows(model, field, last)):
        old = [(pk, bytes(blob)) for pk, blob in rows if key_number(bytes(blob)) != number]
        n += patiently(partial(_batch, model, field, old))
        last = rows[-1][0]
    return n


def _rows(model: type[Model], field: SealedText, last: int | None) -> Iterator[tuple[int, bytes]]:
    rows = model._base_manager.exclude(**{field.attname: None}).order_by("pk")
    rows = rows.filter(pk__gt=last) if last is not None else rows
    yield from rows.values_list("pk", field.attname)[:BATCH]


@transaction.atomic
def _batch(model: type[Model], field: SealedText, old: list[tuple[int, bytes]]) -> int:
    """A row that somebody changes meanwhile is left as it is: its new value is sealed already or met next time."""
    changed = 0
    for pk, blob in old:
        place = f"{model._meta.db_table}.{field.column}.{pk}"
        again = seal(unseal(blob, place), place)
        changed += model._base_manager.filter(pk=pk, **{field.attname: blob}).update(**{field.attname: again})
    return changed
