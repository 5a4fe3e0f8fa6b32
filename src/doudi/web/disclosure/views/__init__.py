"""The pages of disclosure."""

from doudi.web.disclosure.views.export import export, export_ask, export_decide, export_file, export_list
from doudi.web.disclosure.views.opening import opening_list, personal_open

__all__ = [
    "export",
    "export_ask",
    "export_decide",
    "export_file",
    "export_list",
    "opening_list",
    "personal_open",
]
