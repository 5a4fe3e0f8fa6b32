"""What is done to cases: each action in its own transaction, its event and its log entry with it."""

from doudi.web.cases.actions.assistance import answer_help, ask_help, end_help, urge
from doudi.web.cases.actions.evidence import add_proof, close_case, open_attachment, submit, verify
from doudi.web.cases.actions.extensions import ask_extension, decide_extension
from doudi.web.cases.actions.hold import Conflict, NotAllowed, NotFilled, NotRight
from doudi.web.cases.actions.move import move, resume_by_itself
from doudi.web.cases.actions.open_case import number_from, open_case
from doudi.web.cases.actions.talk import comment, subscribe

__all__ = [
    "Conflict",
    "NotAllowed",
    "NotFilled",
    "NotRight",
    "add_proof",
    "answer_help",
    "ask_extension",
    "ask_help",
    "close_case",
    "comment",
    "decide_extension",
    "end_help",
    "move",
    "number_from",
    "open_attachment",
    "open_case",
    "resume_by_itself",
    "submit",
    "subscribe",
    "urge",
    "verify",
]
