"""Signing in, second factor, sessions; accounts, units and posts."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    """The app of accounts."""

    name = "doudi.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Let failures and lock-outs reach the log."""
        autodiscover_modules("signals")
