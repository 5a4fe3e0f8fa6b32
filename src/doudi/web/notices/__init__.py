"""The bell: what a person should know, sent in working hours."""
