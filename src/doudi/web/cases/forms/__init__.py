"""What is asked on the pages of cases."""

from doudi.web.cases.forms.batch import BatchForm
from doudi.web.cases.forms.case_filter import CaseFilter
from doudi.web.cases.forms.enter import EnterForm, WorkbookForm
from doudi.web.cases.forms.step import StepForm
from doudi.web.cases.forms.verify import VerifyForm

__all__ = ["BatchForm", "CaseFilter", "EnterForm", "StepForm", "VerifyForm", "WorkbookForm"]
