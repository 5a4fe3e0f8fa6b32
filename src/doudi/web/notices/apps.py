"""The bell: what a person should know, sent in working hours."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The app of notices."""

    name = "doudi.web.notices"
    label = "notices"
