"""A doubt worked until it is closed (销号)."""
