"""Work in the background: picked up again after a crash, never half done."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The app of jobs."""

    name = "doudi.web.jobs"
    label = "jobs"
