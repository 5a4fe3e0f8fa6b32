"""Who did and saw what; the chain."""
