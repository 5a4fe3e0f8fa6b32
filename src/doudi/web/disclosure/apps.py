"""Personal data opened for a stated reason, and exports with reason, approval and watermark."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DisclosureConfig(AppConfig):
    """The app of disclosure."""

    name = "doudi.web.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        """Find what the apps let be opened and exported."""
        autodiscover_modules("disclosed")
