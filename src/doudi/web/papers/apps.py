"""Official papers (公文) as Word files."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """The app of papers."""

    name = "doudi.web.papers"
    label = "papers"
