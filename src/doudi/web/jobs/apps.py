"""Work in the background: picked up again after a crash, never half done."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """The app of jobs."""

    name = "doudi.web.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Learn the kinds of work from every app's `tasks.py`."""
        autodiscover_modules("tasks")
