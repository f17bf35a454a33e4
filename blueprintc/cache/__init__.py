"""What was found in files before: results by content, so that a second run looks only at what has changed."""

from blueprintc.cache.results import Question, ResultCache, read_regular

__all__ = ["Question", "ResultCache", "read_regular"]
