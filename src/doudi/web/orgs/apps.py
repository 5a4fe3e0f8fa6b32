"""Places, units, people, posts; who may do what and who sees which rows."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """The app of organisation."""

    name = "doudi.web.orgs"
    label = "orgs"
