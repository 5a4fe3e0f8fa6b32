"""Doudi (兜底): rosters in, findings that stand up out, each worked until it is provably put right."""

__version__ = "0.1.0"
