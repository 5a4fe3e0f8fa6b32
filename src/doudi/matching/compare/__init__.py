"""Small pure comparators. Each answers with a level, or None where a side is not stated; it weighs nothing."""
