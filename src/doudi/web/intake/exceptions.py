"""The exceptions granted on cases, as rows of the roster `exemptions`."""

from collections.abc import Iterator
from datetime import date

from doudi.exports.exemptions_workbook import PERSONAL
from doudi.exports.sheets import Cell
from doudi.web.cases.doubt import read_doubt
from doudi.web.cases.models import Case, Exemption


def exemption_rows(day: date) -> list[dict[str, Cell]]:
    """Those in force on a day. A case about a person, grant or application covers the person, about a family it."""
    granted = Exemption.objects.system("exceptions hold for every run").filter(state="granted", decided_on__lte=day)
    rows = granted.filter(valid_until__gte=day).select_related("case", "decided_by").order_by("pk")
    return [row for one in rows for row in _row(one)]


def _row(one: Exemption) -> Iterator[dict[str, Cell]]:
    case = one.case
    person = _person(case)
    family = case.subject if case.subject_kind == "family" else None
    if person or family:
        yield {
            "check": one.check_code,
            "id_no": person,
            "family_no": family,
            "reason": one.reason,
            "approved_by": str(one.decided_by),
            "approved_on": one.decided_on,
            "until": one.valid_until,
        }


def _person(case: Case) -> str | None:
    """The person himself, or the one applicant that the rows of a grant or application name."""
    if case.subject_kind == "person":
        return str(case.subject)
    if case.subject_kind not in PERSONAL:
        return None
    cells = [cell for line in read_doubt(case.doubt).evidence for cell in line.cells]
    found = {cell.value for cell in cells if cell.column == "applicant_id" and cell.value}
    return str(found.pop()) if len(found) == 1 else None
