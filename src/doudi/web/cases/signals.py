"""What other apps may want to hear of cases."""

from django.dispatch import Signal

opened = Signal()
"""Sent with `cases`, the rows just opened, within the transaction that opens them."""
