"""The relational operators of filters."""

from collections.abc import Callable

from blueprintc.jsonpath.errors import InvalidPathError
from blueprintc.jsonpath.filter_values import (
    BooleanNode,
    JsonNode,
    ListNode,
    NumberNode,
    PatternNode,
    StringNode,
    ValueNode,
)
from blueprintc.jsonpath.java_values import is_array
from blueprintc.jvm import compare_to, to_int, utf16_length

OPERATOR_NAMES = (
    ">=", "<=", "==", "===", "!=", "!==", "<", ">", "=~", "NIN", "IN", "CONTAINS", "ALL", "SIZE", "EXISTS", "TYPE",
    "MATCHES", "EMPTY", "SUBSETOF", "ANYOF", "NONEOF",
)  # fmt: skip
"""What may stand between two operands; words in any case."""


def _equal(left: ValueNode, right: ValueNode) -> bool:
    if isinstance(left, JsonNode) and isinstance(right, JsonNode):
        return left.equals_json(right)
    return left.equals(right)


def _same_type_and_equal(left: ValueNode, right: ValueNode) -> bool:
    return type(left) is type(right) and _equal(left, right)


def _ordering(left: ValueNode, right: ValueNode) -> int | None:
    """-1, 0, 1 for two numbers or two texts, None for anything else."""
    if isinstance(left, NumberNode) and isinstance(right, NumberNode):
        return (left.number > right.number) - (left.number < right.number)
    if isinstance(left, StringNode) and isinstance(right, StringNode):
        difference = compare_to(left.text, right.text)
        return (difference > 0) - (difference < 0)
    return None


def _ordered(wanted: frozenset[int]) -> Callable[[ValueNode, ValueNode], bool]:
    return lambda left, right: _ordering(left, right) in wanted


def _int_value(node: NumberNode) -> int:
    """``BigDecimal.intValue()``: truncated, the low 32 bits."""
    number = node.number
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= 32:
        return 0  # a multiple of 2^32
    return 0 if number.adjusted() < 0 else to_int(int(number))


def _size(left: ValueNode, right: ValueNode) -> bool:
    if not isinstance(right, NumberNode):
        return False
    if isinstance(left, StringNode):
        return utf16_length(left.text) == _int_value(right)
    if isinstance(left, JsonNode):
        value = left.value()
        return (len(value) if is_array(value) else -1) == _int_value(right)
    return False


def _empty(left: ValueNode, right: ValueNode) -> bool:
    if isinstance(left, StringNode):
        return (not left.text) == right.as_boolean()
    if isinstance(left, JsonNode):
        return left.is_empty() == right.as_boolean()
    return False


def _list_of(node: ValueNode) -> ListNode | None:
    """The node's elements; None for an object (which makes every set operator false)."""
    return node.list_or_none() if isinstance(node, JsonNode) else node.as_list()


def _in(left: ValueNode, right: ValueNode) -> bool:
    wanted = _list_of(right)
    return wanted is not None and wanted.contains(left)


def _all(left: ValueNode, right: ValueNode) -> bool:
    # Upstream: AllEvaluator takes no JSON literal on its right, so this always fails and the filter says no.
    required = right.as_list()
    if not isinstance(left, JsonNode):
        return False
    present = left.list_or_none()
    return present is None or all(present.contains(node) for node in required.nodes)


def _contains(left: ValueNode, right: ValueNode) -> bool:
    if isinstance(left, StringNode) and isinstance(right, StringNode):
        return right.text in left.text
    if isinstance(left, JsonNode):
        present = left.list_or_none()
        return present is not None and present.contains(right)
    return False


def _regex_input(node: ValueNode) -> str:
    if isinstance(node, StringNode):
        return node.text
    if isinstance(node, NumberNode):
        return node.text()
    return ("true" if node.flag else "false") if isinstance(node, BooleanNode) else ""


def _matches(left: ValueNode, right: ValueNode) -> bool:
    """A pattern on one side has to match the whole of the other, or of one of its elements."""
    if isinstance(left, PatternNode) == isinstance(right, PatternNode):
        return False
    pattern, other = (left, right) if isinstance(left, PatternNode) else (right, left)
    if not isinstance(pattern, PatternNode):
        return False
    if isinstance(other, JsonNode):
        items = other.list_or_none()
        if items is not None:
            return any(pattern.pattern.matches(_regex_input(item)) for item in items.nodes)
    return pattern.pattern.matches(_regex_input(other)) is not None


def _both_lists(left: ValueNode, right: ValueNode) -> tuple[ListNode, ListNode] | None:
    second = _list_of(right)
    if second is None:
        return None
    first = _list_of(left)
    return None if first is None else (first, second)


def _subset_of(left: ValueNode, right: ValueNode) -> bool:
    lists = _both_lists(left, right)
    return lists is not None and all(lists[1].contains(node) for node in lists[0].nodes)


def _any_of(left: ValueNode, right: ValueNode) -> bool:
    lists = _both_lists(left, right)
    return lists is not None and any(lists[1].contains(node) for node in lists[0].nodes)


def _none_of(left: ValueNode, right: ValueNode) -> bool:
    lists = _both_lists(left, right)
    return lists is not None and not any(lists[1].contains(node) for node in lists[0].nodes)


def _type(left: ValueNode, right: ValueNode) -> bool:
    raise InvalidPathError("Expected class node")


def _predicate(left: ValueNode, right: ValueNode) -> bool:
    raise InvalidPathError("Expected predicate node")


def _exists(left: ValueNode, right: ValueNode) -> bool:
    from blueprintc.jsonpath.errors import JsonPathError

    if not isinstance(left, BooleanNode) and not isinstance(right, BooleanNode):
        raise JsonPathError("Failed to evaluate exists expression")
    return left.as_boolean() == right.as_boolean()


OPERATORS: dict[str, Callable[[ValueNode, ValueNode], bool]] = {
    "==": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "===": _same_type_and_equal,
    "!==": lambda left, right: not _same_type_and_equal(left, right),
    "<": _ordered(frozenset({-1})),
    "<=": _ordered(frozenset({-1, 0})),
    ">": _ordered(frozenset({1})),
    ">=": _ordered(frozenset({0, 1})),
    "=~": _matches,
    "SIZE": _size,
    "EMPTY": _empty,
    "IN": _in,
    "NIN": lambda left, right: not _in(left, right),
    "ALL": _all,
    "CONTAINS": _contains,
    "SUBSETOF": _subset_of,
    "ANYOF": _any_of,
    "NONEOF": _none_of,
    "TYPE": _type,
    "MATCHES": _predicate,
    "EXISTS": _exists,
}
