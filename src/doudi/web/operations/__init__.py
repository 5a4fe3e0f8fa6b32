"""Starting, stopping, keeping: serve, init, tls, backup, restore, audit verify."""
