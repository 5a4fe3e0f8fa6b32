"""What is to do, done, started by me, near due, overdue."""
