"""The site as a whole."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Home page, errors, language."""

    name = "doudi.web.site"
    label = "doudi_site"
