"""``java.time.format``."""
