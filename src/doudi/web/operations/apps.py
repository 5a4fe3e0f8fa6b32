"""Running an installation: founding, serving, TLS, backup and restore, keys, and proving the log."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """The app that keeps an installation going."""

    name = "doudi.web.operations"
    label = "operations"
