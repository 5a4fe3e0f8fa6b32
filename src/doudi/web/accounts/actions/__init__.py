"""What is done with accounts, posts, units and places."""
