"""What is done in disclosure: values opened, exports asked for, decided, made, fetched, and let go."""

from doudi.web.disclosure.actions.export import ask_export, decide_export, expire_exports, fetch_export, make_export
from doudi.web.disclosure.actions.opening import TooMany, open_values

__all__ = ["TooMany", "ask_export", "decide_export", "expire_exports", "fetch_export", "make_export", "open_values"]
