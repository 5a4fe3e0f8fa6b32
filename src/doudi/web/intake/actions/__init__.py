"""What is done in intake: each action in its own transaction, with its entry in the log."""
