"""One box over cases, people, files and units."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The app of search."""

    name = "doudi.web.search"
    label = "search"
