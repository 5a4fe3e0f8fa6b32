"""What is done to plans, duties and returns: each in its own transaction, its entry in the log with it."""

from doudi.web.campaigns.actions.duties import add_task, derive_plan, name_duty, report_progress
from doudi.web.campaigns.actions.plans import load_plan
from doudi.web.campaigns.actions.refusals import Conflict, NotAllowed
from doudi.web.campaigns.actions.returns import (
    edit_return,
    hand_in,
    restate_return,
    send_back,
    sign_return,
    start_return,
)
from doudi.web.campaigns.actions.typical_cases import choose_case, drop_case

__all__ = [
    "Conflict",
    "NotAllowed",
    "add_task",
    "choose_case",
    "derive_plan",
    "drop_case",
    "edit_return",
    "hand_in",
    "load_plan",
    "name_duty",
    "report_progress",
    "restate_return",
    "send_back",
    "sign_return",
    "start_return",
]
