"""The catalogue of checks: one legal rule per file."""
