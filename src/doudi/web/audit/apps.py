"""Who did and saw what; the chain."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuditConfig(AppConfig):
    """The app of the log."""

    name = "doudi.web.audit"
    label = "audit"

    def ready(self) -> None:
        """Hear from each app what its codes are called."""
        autodiscover_modules("logged")
