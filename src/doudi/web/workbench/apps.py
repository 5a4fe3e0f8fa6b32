"""What is to do, done, started by me, near due, overdue."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """The app of workbench."""

    name = "doudi.web.workbench"
    label = "workbench"
