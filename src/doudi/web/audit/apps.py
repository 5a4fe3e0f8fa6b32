"""Who did and saw what; the chain."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The app of the log."""

    name = "doudi.web.audit"
    label = "audit"
