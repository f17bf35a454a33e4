"""``java.util.regex``."""
