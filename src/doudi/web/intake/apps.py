"""Roster uploads, engine runs, opening cases from findings: the only door to the engine."""

from django.apps import AppConfig

from doudi.language import learn


class IntakeConfig(AppConfig):
    """The app of intake."""

    name = "doudi.web.intake"
    label = "intake"

    def ready(self) -> None:
        """Titles of checks are said in the language of the reader wherever they stand."""
        learn(_titles)


def _titles() -> dict[str, str]:
    """Loads the engine, which many a process of the site never asks for."""
    from doudi.engine.catalogue import catalogue  # noqa: PLC0415

    return {check.title: check.title_en for check in catalogue().values()}
