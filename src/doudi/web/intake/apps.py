"""Roster uploads, engine runs, opening cases from findings: the only door to the engine."""

from django.apps import AppConfig

from doudi.engine.catalogue import catalogue
from doudi.language import learn


class IntakeConfig(AppConfig):
    """The app of intake."""

    name = "doudi.web.intake"
    label = "intake"

    def ready(self) -> None:
        """Titles of checks are said in the language of the reader wherever they stand."""
        learn(lambda: {check.title: check.title_en for check in catalogue().values()})
