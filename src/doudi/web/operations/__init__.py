"""Running an installation: founding, serving, TLS, backup and restore, keys, and proving the log."""
