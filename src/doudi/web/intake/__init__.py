"""Roster uploads, engine runs, opening cases from findings: the only door to the engine."""
