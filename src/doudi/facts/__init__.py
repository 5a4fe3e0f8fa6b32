"""Tables derived once per run for two or more checks."""
