"""What is done to cases: each action in its own transaction, its event and its log entry with it."""

from doudi.web.cases.actions.evidence import add_proof, close_case, open_attachment, submit, verify
from doudi.web.cases.actions.hold import Conflict, NotAllowed, NotFilled, NotRight
from doudi.web.cases.actions.move import move, resume_by_itself
from doudi.web.cases.actions.open_case import number_from, open_case

__all__ = [
    "Conflict",
    "NotAllowed",
    "NotFilled",
    "NotRight",
    "add_proof",
    "close_case",
    "move",
    "number_from",
    "open_attachment",
    "open_case",
    "resume_by_itself",
    "submit",
    "verify",
]
