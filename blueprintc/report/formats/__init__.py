"""The output formats; each module exposes ``render(report, *, color) -> str``."""
