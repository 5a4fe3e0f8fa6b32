"""A doubt worked until it is closed (销号)."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The app of cases."""

    name = "doudi.web.cases"
    label = "cases"
