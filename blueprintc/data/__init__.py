"""Tables of outside knowledge, and their typed loaders."""

from blueprintc.data.features import Feature, Target

__all__ = ["Feature", "Target"]
