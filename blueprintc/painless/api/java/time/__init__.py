"""``java.time``."""
