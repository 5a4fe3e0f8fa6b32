"""What is done to cases: each action in its own transaction, its event and its log entry with it."""

from doudi.web.cases.actions.assistance import answer_help, ask_help, end_help, urge
from doudi.web.cases.actions.confirm import ask_override, ask_waiver, decide_confirmation, withdraw_confirmation
from doudi.web.cases.actions.dealing import deal_with
from doudi.web.cases.actions.evidence import add_proof, close_case, open_attachment, submit, verify
from doudi.web.cases.actions.exemption import ask_exemption, decide_exemption, revoke_exemption
from doudi.web.cases.actions.extensions import ask_extension, decide_extension
from doudi.web.cases.actions.hold import Conflict, NotAllowed, NotFilled, NotRight
from doudi.web.cases.actions.letter import letter_file, supervise
from doudi.web.cases.actions.look_back import draw_look_backs, record_look_back
from doudi.web.cases.actions.money import add_money, strike_money
from doudi.web.cases.actions.move import move, resume_by_itself
from doudi.web.cases.actions.open_case import number_from, open_case
from doudi.web.cases.actions.recheck import record_recheck, tell_of_return
from doudi.web.cases.actions.requests import end_those_without_reviewer
from doudi.web.cases.actions.talk import comment, read_copies, subscribe

__all__ = [
    "Conflict",
    "NotAllowed",
    "NotFilled",
    "NotRight",
    "add_money",
    "add_proof",
    "answer_help",
    "ask_exemption",
    "ask_extension",
    "ask_help",
    "ask_override",
    "ask_waiver",
    "close_case",
    "comment",
    "deal_with",
    "decide_confirmation",
    "decide_exemption",
    "decide_extension",
    "draw_look_backs",
    "end_help",
    "end_those_without_reviewer",
    "letter_file",
    "move",
    "number_from",
    "open_attachment",
    "open_case",
    "read_copies",
    "record_look_back",
    "record_recheck",
    "resume_by_itself",
    "revoke_exemption",
    "strike_money",
    "submit",
    "subscribe",
    "supervise",
    "tell_of_return",
    "urge",
    "verify",
    "withdraw_confirmation",
]
