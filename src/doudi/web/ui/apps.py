"""How pages look: base templates, components, charts. No models."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The app of looks."""

    name = "doudi.web.ui"
    label = "ui"
