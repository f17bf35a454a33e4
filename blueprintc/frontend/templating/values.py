"""Values that an expression gives, as nodes of a document."""

import math
from collections.abc import Iterable
from collections.abc import Mapping as AbstractMapping
from types import GeneratorType

from blueprintc.errors import BlueprintcError
from blueprintc.frontend.templating.limits import TemplateLimitError, as_text, measure
from blueprintc.frontend.templating.traced import Traced
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.source import Segment, Span, Text


class UnfitValueError(BlueprintcError):
    """A value that a connector cannot hold."""


def value_node(value: object, place: Span) -> Node:
    """The node of a value; everything in it comes from the expression at ``place``."""
    try:
        measure(value)
    except TemplateLimitError as error:
        raise UnfitValueError(f"the expression's value is too big: {error}") from error
    return _node(value, place)


def _node(value: object, place: Span) -> Node:
    if isinstance(value, str):
        return Scalar(str.__str__(value), _text(value, place))
    if value is None or isinstance(value, (bool, int)):
        return Scalar(value, _text(as_text(value), place))
    if isinstance(value, float):
        if not math.isfinite(value):
            raise UnfitValueError("the expression's value is a number that JSON does not have")
        return Scalar(float(value), _text(as_text(value), place))
    if isinstance(value, AbstractMapping):
        members: list[Member] = []
        for key, item in value.items():
            if not isinstance(key, str):
                raise UnfitValueError(f"the expression's value has the key {key!r}, which is no text")
            members.append(Member(_text(key, place), _node(item, place)))
        return Mapping(tuple(members), place)
    if isinstance(value, (list, tuple, range, GeneratorType, filter, map, zip)):
        return Sequence(tuple(_node(item, place) for item in _items(value)), place)
    raise UnfitValueError(f"the expression's value is of type {type(value).__name__}, which JSON does not have")


def _items(values: Iterable[object]) -> Iterable[object]:
    for index, value in enumerate(values):
        if index > 100_000:
            raise UnfitValueError("the expression's value has too many items")
        yield value


def _text(value: str, place: Span) -> Text:
    if isinstance(value, Traced):
        return Text(str.__str__(value), place, value._origin.segments)
    return Text(value, place, (Segment(0, place, False),) if value else ())
