"""One box over cases, people, files and units."""

from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The app of search."""

    name = "doudi.web.search"
    label = "search"

    def ready(self) -> None:
        """Hear of what is opened."""
        import_module("doudi.web.search.signals")
