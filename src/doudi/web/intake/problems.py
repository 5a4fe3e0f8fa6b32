"""Where the quality reports of batches lie, sealed like the files they speak of."""

from pathlib import Path

from django.conf import settings

from doudi.web.intake.models import Batch


def problems_folder() -> Path:
    """Where the quality reports lie."""
    return Path(settings.HOME.folder) / "files" / "problems"


def problems_path(batch: Batch) -> Path:
    """Where the lines of the quality report of a batch lie."""
    return problems_folder() / f"{batch.pk}.parquet"
