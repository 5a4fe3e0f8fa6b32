"""The rows of cases."""

from doudi.web.cases.models.case import Case, Counter
from doudi.web.cases.models.closing import Draw, LookBack, Recheck
from doudi.web.cases.models.confirmation import Confirmation
from doudi.web.cases.models.event import Event
from doudi.web.cases.models.fingerprint import Fingerprint
from doudi.web.cases.models.help import Extension, Helper
from doudi.web.cases.models.outcome import Dealing, Exemption, Letter, MoneyLine
from doudi.web.cases.models.part import PartsOfCases
from doudi.web.cases.models.proof import Attachment, Proof
from doudi.web.cases.models.talk import Comment, CopyRead, Subscription
from doudi.web.cases.models.visit import Visit

__all__ = [
    "Attachment",
    "Case",
    "Comment",
    "Confirmation",
    "CopyRead",
    "Counter",
    "Dealing",
    "Draw",
    "Event",
    "Exemption",
    "Extension",
    "Fingerprint",
    "Helper",
    "Letter",
    "LookBack",
    "MoneyLine",
    "PartsOfCases",
    "Proof",
    "Recheck",
    "Subscription",
    "Visit",
]
