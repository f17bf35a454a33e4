"""``java.time.chrono``."""
