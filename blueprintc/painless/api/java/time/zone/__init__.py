"""``java.time.zone``."""
