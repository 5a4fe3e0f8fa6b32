"""Personal fields: sealed at rest, masked on screen."""
