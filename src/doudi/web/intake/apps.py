"""Roster uploads, engine runs, opening cases from findings: the only door to the engine."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The app of intake."""

    name = "doudi.web.intake"
    label = "intake"
