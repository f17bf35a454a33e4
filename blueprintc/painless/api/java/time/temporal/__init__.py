"""``java.time.temporal``."""
