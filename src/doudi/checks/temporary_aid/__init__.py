"""Temporary aid: who decides it, how fast, and who is left without (plan, 2.3)."""
