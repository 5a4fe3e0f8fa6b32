"""The pages of intake."""

from doudi.web.intake.views.batches import batch_accept, batch_detail, batch_list, batch_undo, batch_upload
from doudi.web.intake.views.blanks import roster_template, roster_templates
from doudi.web.intake.views.checks import check_detail, check_list
from doudi.web.intake.views.files import file_detail, file_marked
from doudi.web.intake.views.findings import finding_detail, finding_list, finding_open
from doudi.web.intake.views.identities import identity_confirm, identity_decide, identity_detail, identity_list
from doudi.web.intake.views.runs import run_detail, run_list, run_new

__all__ = [
    "batch_accept",
    "batch_detail",
    "batch_list",
    "batch_undo",
    "batch_upload",
    "check_detail",
    "check_list",
    "file_detail",
    "file_marked",
    "finding_detail",
    "finding_list",
    "finding_open",
    "identity_confirm",
    "identity_decide",
    "identity_detail",
    "identity_list",
    "roster_template",
    "roster_templates",
    "run_detail",
    "run_list",
    "run_new",
]
