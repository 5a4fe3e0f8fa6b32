"""The English of the web half is complete, and Django reads what the catalogues say."""

from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django import forms
from django.utils.translation import override

from tools.web_locale import OF_DJANGO, apps, catalogue_of, compiled, known, of_django, untranslated

NAMES = [app.name for app in apps()]


@pytest.mark.parametrize("app", apps(), ids=NAMES)
def test_every_text_has_its_english(app):
    assert untranslated(app) == []


@pytest.mark.parametrize("app", [app for app in apps() if catalogue_of(app).exists()], ids=lambda app: app.name)
def test_the_compiled_catalogue_is_fresh(app):
    assert catalogue_of(app).with_suffix(".mo").read_bytes() == compiled(known(app))


def test_one_text_has_one_english():
    """Django joins the catalogues of all apps, and the first that knows a text wins: a second English is never read."""
    said: dict[tuple, dict] = {}
    for app in apps():
        for message in known(app):
            if message.id:
                said.setdefault((message.context, message.id), {})[app.name] = str(message.string)
    assert {text: found for text, found in said.items() if len(set(found.values())) > 1} == {}


def test_what_django_says_is_said_in_our_words():
    assert OF_DJANGO.with_suffix(".mo").read_bytes() == compiled(of_django())
    with override("zh-hans"):
        field = forms.DecimalField(decimal_places=2, min_value=0)
        told = {}
        for value in ("", "-1", "1.234", "x"):
            with pytest.raises(forms.ValidationError) as refused:
                field.clean(value)
            told[value] = refused.value.messages
    assert told == {
        "": ["请填写这一项。"],
        "-1": ["不能小于 0。"],
        "1.234": ["最多写 2 位小数。"],
        "x": ["请写数字。"],
    }


def test_django_still_says_what_we_put_in_our_words():
    folder = Path(django.__file__).parent
    theirs = {
        id_
        for part in ("conf", "contrib/auth")
        for message in read_po((folder / part / "locale/zh_Hans/LC_MESSAGES/django.po").open("rb"))
        for id_ in ([message.id] if isinstance(message.id, str) else message.id)
    }
    ours = {message.id if isinstance(message.id, str) else message.id[0] for message in of_django() if message.id}
    assert ours <= theirs
