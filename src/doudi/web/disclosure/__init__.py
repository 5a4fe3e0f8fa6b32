"""Personal data opened for a stated reason, and exports with reason, approval and watermark."""
