"""``java.text``."""
