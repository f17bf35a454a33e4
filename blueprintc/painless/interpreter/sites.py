"""Call sites: what a dynamic operation remembers between executions, as the server's inline caches do.

The server links an operator at its first execution to the classes seen then, and falls back to a generic handler when
others come; error texts (and ``true == 1``) differ between the two (reference §2.7).
"""

from typing import Any

from blueprintc.painless.values import Byte, Char, Float, Long, Runtime, Short


class OperatorSite:
    """One dynamic operator in the script. ``left`` and ``right`` are the static types of its operands.

    ``compound`` is set for ``op=``: ``def`` when the result is cast back to the receiver's class, else the static
    type. ``target`` is the type that the result is linked to. ``pair`` are the classes that it was linked to
    (``None``: not yet), ``generic`` tells whether others came since.
    """

    __slots__ = ("compound", "generic", "left", "pair", "right", "runtime", "target")

    def __init__(
        self,
        runtime: Runtime,
        left: str = "def",
        right: str = "def",
        compound: str | None = None,
        target: str = "def",
    ) -> None:
        self.compound = compound
        self.target = target
        self.runtime = runtime
        self.left = left
        self.right = right
        self.pair: object = None
        self.generic = False

    def link(self, pair: object) -> bool:
        """Note an execution with these classes; whether the first, typed link still holds."""
        if self.pair is None:
            self.pair = pair
        elif self.pair != pair:
            self.generic = True
        return not self.generic

    def concat(self, left: Any, right: Any) -> str:
        """``+`` with a String operand."""
        text = self.runtime.to_text(left) + self.runtime.to_text(right)
        if len(text) > 4096:
            self.runtime.charge(len(text))
        return text

    @property
    def typed(self) -> bool:
        """Whether the last execution went through a handle on primitives, whose result has a primitive type."""
        return not self.generic and isinstance(self.pair, tuple) and all(kind in RANKS for kind in self.pair)


RANKS: dict[type, int] = {bool: 0, int: 1, Short: 1, Byte: 1, Char: 1, Long: 2, Float: 3, float: 4}
"""Boxed classes to the rank of their primitive in binary promotion: int 1, long 2, float 3, double 4."""

RANK_NAMES = ("boolean", "int", "long", "float", "double")
