"""The rows of intake."""

from doudi.web.intake.models.batch import Batch, BatchFile, HeaderMapping
from doudi.web.intake.models.finding import Finding, Sighting
from doudi.web.intake.models.proposal import IdentityDecision, Proposal
from doudi.web.intake.models.run import Run

__all__ = ["Batch", "BatchFile", "Finding", "HeaderMapping", "IdentityDecision", "Proposal", "Run", "Sighting"]
