"""What else was read to understand a text."""

from blueprintc.records import record
from blueprintc.source.span import SourceFile


@record
class Reads:
    """The files that were read, those that were looked for in vain, and whether that is all that was looked at.

    Whoever finds the same in all of them, and the same text, finds the same in the text again. Where ``is_complete``
    is false (a file could not be read, a folder was listed), nothing can be said.
    """

    files: tuple[tuple[str, SourceFile], ...] = ()
    absent: tuple[str, ...] = ()
    is_complete: bool = True
