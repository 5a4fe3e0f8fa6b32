"""Returns as files: a workbook and a paper to sign."""
