"""What of a case is masked wherever it stands, in sentences and in what people wrote, until it is opened."""

from doudi.web.cases.doubt import read_doubt
from doudi.web.cases.models import Case
from doudi.web.privacy.masking import Masks, masks_of, personal


def masks_of_case(case: Case) -> Masks:
    """Its subject's name and number, and the personal values of the rows it rests on."""
    return {**masks_of(*personal(case.name, case.subject, case.subject_kind)), **read_doubt(case.doubt).masks}
