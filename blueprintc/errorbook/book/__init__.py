"""The tables: one file a topic, each with ``ERRORS``."""
