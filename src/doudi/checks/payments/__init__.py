"""Money paid out: to whom, when, how much, into which account (plan, 2.6)."""
