"""The campaign platform: everything that knows Django. The engine half knows nothing of it."""
