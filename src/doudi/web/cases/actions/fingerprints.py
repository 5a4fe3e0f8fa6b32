"""Fingerprints are made when a text or photo comes in."""

from doudi.web.cases.likeness import bands, mark_of_photo, mark_of_text
from doudi.web.cases.models import Case, Fingerprint


def mark_text(case: Case, row_id: int, text: str) -> None:
    """Keep the fingerprint of a text of a case's visit or proof."""
    _keep(case, "text", row_id, mark_of_text(text, [case.name, case.subject, case.village, case.area.name]))


def mark_photo(case: Case, row_id: int, content: bytes) -> None:
    """Keep the fingerprint of a photo of a case."""
    _keep(case, "photo", row_id, mark_of_photo(content))


def _keep(case: Case, kind: str, row_id: int, mark: bytes | None) -> None:
    if mark is None:
        return
    Fingerprint.objects.bulk_create(
        Fingerprint(case=case, kind=kind, row_id=row_id, band=band, mark=mark) for band in bands(kind, mark)
    )
