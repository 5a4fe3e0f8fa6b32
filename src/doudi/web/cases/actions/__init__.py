"""What is done to cases: each action in its own transaction, its event and its log entry with it."""

from doudi.web.cases.actions.move import Conflict, NotAllowed, NotFilled, move
from doudi.web.cases.actions.open_case import number_from, open_case

__all__ = ["Conflict", "NotAllowed", "NotFilled", "move", "number_from", "open_case"]
