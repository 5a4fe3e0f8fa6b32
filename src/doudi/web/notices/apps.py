"""The bell: what a person should know, sent in working hours."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NoticesConfig(AppConfig):
    """The app of notices."""

    name = "doudi.web.notices"
    label = "notices"

    def ready(self) -> None:
        """Find what the apps have to tell."""
        autodiscover_modules("tellings")
