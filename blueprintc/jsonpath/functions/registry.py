"""Which functions there are."""

from collections.abc import Mapping

from blueprintc.jsonpath.functions import aggregates, elements, structure, text
from blueprintc.jsonpath.functions.parameters import PathFunction

FUNCTIONS: Mapping[str, PathFunction] = {
    "avg": aggregates.average,
    "stddev": aggregates.standard_deviation,
    "sum": aggregates.total,
    "min": aggregates.minimum,
    "max": aggregates.maximum,
    "concat": text.concatenate,
    "length": structure.length,
    "size": structure.length,
    "append": structure.append,
    "keys": structure.keys,
    "first": elements.first,
    "last": elements.last,
    "index": elements.index,
}
"""Upstream: PathFunctionFactory.FUNCTIONS, 2.9.0."""

__all__ = ["FUNCTIONS", "PathFunction"]
