"""The law as data: what the rules say, since when, where, and on whose word."""
