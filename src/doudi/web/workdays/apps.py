"""Working days as an editable table; deadlines reckoned in them."""

from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    """The app of workdays."""

    name = "doudi.web.workdays"
    label = "workdays"
