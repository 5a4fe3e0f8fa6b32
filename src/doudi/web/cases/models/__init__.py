"""The rows of cases."""

from doudi.web.cases.models.case import Case, Counter
from doudi.web.cases.models.event import Event

__all__ = ["Case", "Counter", "Event"]
