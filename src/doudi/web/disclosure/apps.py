"""Personal data opened for a stated reason, and exports with reason, approval and watermark."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """The app of disclosure."""

    name = "doudi.web.disclosure"
    label = "disclosure"
