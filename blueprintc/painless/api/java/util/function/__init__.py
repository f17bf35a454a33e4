"""``java.util.function``."""
