"""Dashboards: typed series, drawn by ui."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    """The app of boards."""

    name = "doudi.web.boards"
    label = "boards"
