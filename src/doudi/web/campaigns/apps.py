"""The year: plan, ledger, monthly returns, deadlines."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """The app of campaigns."""

    name = "doudi.web.campaigns"
    label = "campaigns"
