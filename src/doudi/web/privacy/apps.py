"""Personal fields: sealed at rest, masked on screen."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """The app of sealing and masking."""

    name = "doudi.web.privacy"
    label = "privacy"
