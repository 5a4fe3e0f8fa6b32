"""Signing in, second factor, sessions; accounts, units and posts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app of accounts."""

    name = "doudi.web.accounts"
    label = "accounts"
