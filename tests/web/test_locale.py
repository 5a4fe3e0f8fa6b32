"""The English of the web half is complete, and Django reads what the catalogues say."""

import pytest

from tools.web_locale import apps, catalogue_of, compiled, untranslated

NAMES = [app.name for app in apps()]


@pytest.mark.parametrize("app", apps(), ids=NAMES)
def test_every_text_has_its_english(app):
    assert untranslated(app) == []


@pytest.mark.parametrize("app", [app for app in apps() if catalogue_of(app).exists()], ids=lambda app: app.name)
def test_the_compiled_catalogue_is_fresh(app):
    assert catalogue_of(app).with_suffix(".mo").read_bytes() == compiled(app)
