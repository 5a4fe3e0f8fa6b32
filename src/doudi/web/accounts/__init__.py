"""Signing in, second factor, sessions; accounts, units and posts."""
