"""Work in the background: picked up again after a crash, never half done."""
