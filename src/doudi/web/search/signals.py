"""What the index of the search hears of."""

from typing import Any

from django.dispatch import receiver

from doudi.web.cases.models import Case
from doudi.web.cases.signals import opened
from doudi.web.search.actions import index_cases


@receiver(opened, dispatch_uid="search")
def index_opened(cases: list[Case], **_signal: Any) -> None:
    """Cases that were opened are found at once."""
    index_cases(cases)
