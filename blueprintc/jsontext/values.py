"""``Json`` and ``LazyNumber``: how values of the server's JSON parsers are held in Python."""

from decimal import Decimal
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | float | Decimal | str | LazyNumber | list[Json] | dict[str, Json]"
"""A JSON value as Java holds it.

null is ``None``; Integer, Long and BigInteger are ``int`` (the class follows from the magnitude); Double is ``float``;
BigDecimal is ``Decimal``; List is ``list``; a map that keeps its order is ``dict`` (a java.util.HashMap is a ``dict``
that is already in that map's order). Strings may hold lone surrogates.
"""


class LazyNumber:
    """A number that only knows its text (Gson's ``LazilyParsedNumber``)."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return f"LazyNumber({self.text!r})"

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyNumber) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)
