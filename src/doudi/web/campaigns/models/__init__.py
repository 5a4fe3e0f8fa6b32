"""The rows of the ledger and its returns."""

from doudi.web.campaigns.models.campaign import Campaign, Task
from doudi.web.campaigns.models.duty import Duty, Progress
from doudi.web.campaigns.models.monthly_return import Figure, Return, TypicalCase

__all__ = ["Campaign", "Duty", "Figure", "Progress", "Return", "Task", "TypicalCase"]
