"""``Key``: a key of a test file: what it may hold and what it is for. Checks, schema and page are made from it."""

from enum import Enum

from blueprintc.diagnostics import did_you_mean
from blueprintc.model import Mapping, Node, Scalar, Sequence, describe
from blueprintc.records import record
from blueprintc.tester.problems import Problems


class Form(Enum):
    """A form of value; the value is the word that messages use."""

    TEXT = "a text"
    INTEGER = "an integer"
    NUMBER = "a number"
    BOOLEAN = "true or false"
    TEXT_LIST = "a list of texts"
    LIST = "a list"
    MAPPING = "a mapping"
    LISTS = "a mapping of lists"
    OBJECT = "a mapping with known keys"
    OBJECTS = "a list of mappings with known keys"
    ANY = "any value"


@record
class Key:
    """A key. ``forms`` are what it may hold; ``keys`` are those of an ``OBJECT`` or of the items of ``OBJECTS``."""

    name: str
    forms: tuple[Form, ...]
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    keys: tuple["Key", ...] = ()


def check_keys(node: Mapping, keys: tuple[Key, ...], problems: Problems, where: str) -> None:
    """Report unknown and missing keys and wrong forms of a mapping and of all that is known inside of it."""
    known = {key.name: key for key in keys}
    for member in node.members:
        key = known.get(member.key.value)
        if key is None:
            hint = did_you_mean(member.key.value, known) or f"known are {', '.join(known)}"
            problems.report(f'"{member.key.value[:60]}" is no key of {where}', member.key.whole, hint)
        else:
            check_value(member.value, key, problems)
    missing = [f'"{key.name}"' for key in keys if key.required and node.get(key.name) is None]
    if missing:
        first = node.members[0].key.whole if node.members else node.span
        problems.report(f"{where} needs {' and '.join(missing)}", first)


def check_value(node: Node, key: Key, problems: Problems) -> None:
    """Report a value of a form that a key does not take."""
    form = next((form for form in key.forms if _fits(node, form)), None)
    if form is None:
        wanted = " or ".join(form.value for form in key.forms)
        problems.report(f'"{key.name}" must be {wanted}, not {describe(node)}', node.span)
    elif form is Form.OBJECT and isinstance(node, Mapping):
        check_keys(node, key.keys, problems, f'"{key.name}"')
    elif form is Form.OBJECTS and isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping):
                check_keys(item, key.keys, problems, f'an item of "{key.name}"')
            else:
                problems.report(f'an item of "{key.name}" must be a mapping, not {describe(item)}', item.span)
    elif key.choices:
        for item in node.items if isinstance(node, Sequence) else (node,):
            text = item.text.value if isinstance(item, Scalar) else ""
            if text not in key.choices:
                hint = did_you_mean(text, key.choices) or f"use one of {', '.join(key.choices)}"
                problems.report(f'"{text[:60]}" is no {key.name}', item.span, hint)


def _fits(node: Node, form: Form) -> bool:
    match form:
        case Form.ANY:
            return True
        case Form.MAPPING | Form.OBJECT:
            return isinstance(node, Mapping)
        case Form.LIST | Form.OBJECTS:
            return isinstance(node, Sequence)
        case Form.TEXT_LIST:
            return isinstance(node, Sequence) and all(_is_text(item) for item in node.items)
        case Form.LISTS:
            return isinstance(node, Mapping) and all(isinstance(member.value, Sequence) for member in node.members)
        case Form.TEXT:
            return _is_text(node)
        case Form.BOOLEAN:
            return isinstance(node, Scalar) and isinstance(node.value, bool)
        case Form.INTEGER:
            return isinstance(node, Scalar) and isinstance(node.value, int) and not isinstance(node.value, bool)
        case Form.NUMBER:
            return isinstance(node, Scalar) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _is_text(node: Node) -> bool:
    """A text, or a scalar that reads as one: ``2.19`` is a version although YAML takes it for a number."""
    return isinstance(node, Scalar) and node.value is not None and not isinstance(node.value, bool)


def text_of(node: Node | None) -> str | None:
    """The text of a scalar as it was written, or none."""
    return node.text.value if isinstance(node, Scalar) else None


def texts_of(node: Node | None) -> tuple[str, ...]:
    """A text or a list of texts as a list."""
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(item.text.value for item in items if isinstance(item, Scalar))
