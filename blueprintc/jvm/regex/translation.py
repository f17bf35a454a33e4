"""What a pattern of Java's becomes for Python's engines."""

from blueprintc.records import record

_FEW_LOOPS = 3


@record
class Translation:
    """The text of the pattern, and how it can be run.

    ``standard``: the standard library's ``re`` understands it the same way. ``loops``: how many repetitions without
    a small limit there are; ``nested``: one is inside another, which may take exponential time.
    """

    text: str
    standard: bool
    loops: int
    nested: bool

    @property
    def is_simple(self) -> bool:
        """Whether the standard library's engine may run it: the same meaning, and no way to take very long."""
        return self.standard and not self.nested and self.loops < _FEW_LOOPS
