"""The rows of disclosure."""

from doudi.web.disclosure.models.export import Export, ExportFile
from doudi.web.disclosure.models.opening import Opening

__all__ = ["Export", "ExportFile", "Opening"]
