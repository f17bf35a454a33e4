"""The book of errors: what the server says, what it means, and how to mend it."""

from blueprintc.errorbook.entry import KnownError
from blueprintc.errorbook.recognise import Recognised, Recognition, nearest, recognise
from blueprintc.errorbook.registry import known_errors, topics

__all__ = ["KnownError", "Recognised", "Recognition", "known_errors", "nearest", "recognise", "topics"]
