"""The pages of cases."""

from doudi.web.cases.views.act import case_act, case_comment, case_subscribe
from doudi.web.cases.views.batch import case_batch, case_chosen
from doudi.web.cases.views.enter import case_enter, case_enter_template, case_enter_workbook
from doudi.web.cases.views.files import case_file, case_letter
from doudi.web.cases.views.listing import case_columns, case_list, case_narrow
from doudi.web.cases.views.page import case
from doudi.web.cases.views.step import case_step, case_verify

__all__ = [
    "case",
    "case_act",
    "case_batch",
    "case_chosen",
    "case_columns",
    "case_comment",
    "case_enter",
    "case_enter_template",
    "case_enter_workbook",
    "case_file",
    "case_letter",
    "case_list",
    "case_narrow",
    "case_step",
    "case_subscribe",
    "case_verify",
]
