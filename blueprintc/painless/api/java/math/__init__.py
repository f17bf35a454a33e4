"""``java.math``."""
