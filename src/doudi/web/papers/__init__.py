"""Official papers (公文) as Word files."""
