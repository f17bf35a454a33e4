"""The ways out, one form a file: ``TITLE``, ``ENDING`` and ``render(deployment, sink) -> str``."""
