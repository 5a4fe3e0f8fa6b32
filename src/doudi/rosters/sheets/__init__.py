"""Files of every accepted format, read as sheets of cells: the cells keep the type they have in the file."""

from doudi.rosters.refusals import RefusedError
from doudi.rosters.sheets.opening import sheets_of
from doudi.rosters.sheets.sheet import TOP_ROWS, Block, Closed, Sheet, TopRow

__all__ = ["TOP_ROWS", "Block", "Closed", "RefusedError", "Sheet", "TopRow", "sheets_of"]
