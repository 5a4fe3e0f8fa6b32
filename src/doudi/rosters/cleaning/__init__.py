"""Raw cells in, typed values out: "Cleaning, the same for all" of the design (rosters, §1)."""

from doudi.rosters.cleaning.cell import Value, clean_cell
from doudi.rosters.cleaning.check_digits import check_digits_ok
from doudi.rosters.cleaning.column import Cleaned, RawColumn, clean_column

__all__ = ["Cleaned", "RawColumn", "Value", "check_digits_ok", "clean_cell", "clean_column"]
