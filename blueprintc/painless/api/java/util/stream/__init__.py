"""``java.util.stream``."""
