"""What every upload goes through, whichever app takes it in."""
