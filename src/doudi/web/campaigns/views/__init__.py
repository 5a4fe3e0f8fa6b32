"""The pages of the ledger and its returns."""

from doudi.web.campaigns.views.duties import duty, duty_add, duty_edit, progress_report
from doudi.web.campaigns.views.ledger import county_plan, county_plan_derive, gantt, ledger, ledger_task
from doudi.web.campaigns.views.papers import return_excel, return_word, rollup_excel
from doudi.web.campaigns.views.plans import plan_load, plan_sample
from doudi.web.campaigns.views.returns import (
    return_compare,
    return_figure,
    return_page,
    return_start,
    returns,
    returns_remind,
    rollup_figure,
    rollup_page,
)
from doudi.web.campaigns.views.writing import (
    return_case,
    return_cases,
    return_edit,
    return_restate,
    return_step,
)

__all__ = [
    "county_plan",
    "county_plan_derive",
    "duty",
    "duty_add",
    "duty_edit",
    "gantt",
    "ledger",
    "ledger_task",
    "plan_load",
    "plan_sample",
    "progress_report",
    "return_case",
    "return_cases",
    "return_compare",
    "return_edit",
    "return_excel",
    "return_figure",
    "return_page",
    "return_restate",
    "return_start",
    "return_step",
    "return_word",
    "returns",
    "returns_remind",
    "rollup_excel",
    "rollup_figure",
    "rollup_page",
]
