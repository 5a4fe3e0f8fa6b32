"""What people fill in in intake."""

from doudi.web.intake.forms.finding_filter import FindingFilter
from doudi.web.intake.forms.opening import OpeningForm
from doudi.web.intake.forms.run import RunForm
from doudi.web.intake.forms.upload import UploadForm

__all__ = ["FindingFilter", "OpeningForm", "RunForm", "UploadForm"]
