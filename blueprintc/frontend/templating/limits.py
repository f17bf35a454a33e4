"""Bounds of templates: steps, sizes, depth. Whatever a template does, a build ends."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from blueprintc.errors import BlueprintcError
from blueprintc.frontend.templating.branches import Branches
from blueprintc.frontend.values import SpelledFloat

#: Iterations and calls that the templates of one value may make, and those of all values of one blueprint.
MAX_STEPS = 100_000
MAX_STEPS_OF_ALL = 1_000_000
#: Characters that templates and files put into one blueprint.
MAX_PRODUCED = 20_000_000
#: Characters of one text, items of one list, digits of one number.
MAX_SIZE = 1_000_000
MAX_DIGITS = 1_000
#: Macros inside macros.
MAX_MACRO_DEPTH = 40


class TemplateLimitError(BlueprintcError):
    """A template goes beyond a bound; the text says which."""


class MacroCycleError(BlueprintcError):
    """Macros call each other without end; ``chain`` names them."""

    def __init__(self, chain: list[str]) -> None:
        super().__init__(" → ".join(chain))
        self.chain = chain


class Budget:
    """Counts what templates do, for one value and for all values of a blueprint."""

    __slots__ = ("_all", "_produced", "_steps", "branches")

    def __init__(self) -> None:
        self._steps = 0
        self._all = 0
        self._produced = 0
        self.branches = Branches()

    @property
    def exhausted(self) -> bool:
        """Whether nothing more may be rendered at all."""
        return self._all > MAX_STEPS_OF_ALL or self._produced > MAX_PRODUCED

    def produce(self, size: int) -> bool:
        """Count characters that go into the blueprint; false where there are too many."""
        self._produced += size
        return self._produced <= MAX_PRODUCED

    def begin(self) -> None:
        """Begin another value."""
        self._steps = 0

    def spend(self, steps: int = 1) -> None:
        """Count steps; raises where there are too many."""
        self._steps += steps
        self._all += steps
        if self._steps > MAX_STEPS or self.exhausted:
            raise TemplateLimitError(f"it takes more than {MAX_STEPS:,} steps")


def weight(value: Any) -> int:
    """How many steps it costs to go once through a value."""
    if isinstance(value, (str, bytes)):
        return len(value) // 200
    if isinstance(value, (list, tuple, range, dict, set, frozenset)):
        return len(value) // 5
    return 0


def check_size(size: int) -> None:
    """Refuse a text or a list of more than ``MAX_SIZE``."""
    if size > MAX_SIZE:
        raise TemplateLimitError(f"a value grows beyond {MAX_SIZE:,} characters or items")


def measure(value: Any, budget: int = MAX_SIZE, depth: int = 0) -> int:
    """How big the text of a value is at least; raises where it is beyond the bounds, without unfolding it."""
    if depth > 100:
        raise TemplateLimitError("a value is nested too deep")
    if isinstance(value, (str, bytes)):
        size = len(value)
    elif isinstance(value, int):
        size = 1 if abs(value) < 1 << 64 else _digits(value)
    elif isinstance(value, Mapping):
        size = _measure_all((part for item in value.items() for part in item), budget, depth)
    elif isinstance(value, (list, tuple, set, frozenset)):
        size = _measure_all(value, budget, depth)
    else:
        size = 1
    if size > budget:
        raise TemplateLimitError(f"a value grows beyond {MAX_SIZE:,} characters or items")
    return size


def _measure_all(values: Iterable[Any], budget: int, depth: int) -> int:
    size = 1
    for value in values:
        size += measure(value, budget - size, depth + 1)
        if size > budget:
            break
    return size


def _digits(value: int) -> int:
    digits = int(value.bit_length() * 0.30103) + 1
    if digits > MAX_DIGITS:
        raise TemplateLimitError(f"a number has more than {MAX_DIGITS:,} digits")
    return digits


def check_operation(operator: str, left: Any, right: Any) -> None:
    """Refuse a binary operation whose result would be beyond the bounds, before it is made."""
    if operator == "*":
        for many, times in ((left, right), (right, left)):
            if isinstance(many, (str, bytes, list, tuple)) and isinstance(times, int):
                check_size(len(many) * max(times, 0))
    if operator == "+" and isinstance(left, (str, list, tuple)) and isinstance(right, (str, list, tuple)):
        check_size(len(left) + len(right))
    if operator == "%" and isinstance(left, str):
        check_format(left)
    if isinstance(left, int) and isinstance(right, int) and operator in ("*", "**"):
        bits = left.bit_length() * max(right, 0) if operator == "**" else left.bit_length() + right.bit_length()
        if bits > MAX_DIGITS * 4:
            raise TemplateLimitError(f"a number has more than {MAX_DIGITS:,} digits")


def check_format(template: str) -> None:
    """Refuse a format whose widths are long or come from elsewhere."""
    run = 0
    for char in template:
        run = run + 1 if char.isdigit() else 0
        if run > 4:
            raise TemplateLimitError("a format asks for too many characters")
    if ":{" in template or ("*" in template and "%" in template):
        raise TemplateLimitError("a format takes its width from a value")


def check_text_method(text: str, name: str, args: tuple[Any, ...]) -> None:
    """Refuse a method of a text whose result would be beyond the bounds, before it is called."""
    if name in ("center", "ljust", "rjust", "zfill", "expandtabs"):
        width = args[0] if args else 8
        check_size(width * (text.count("\t") + 1 if name == "expandtabs" else 1) if isinstance(width, int) else 0)
    elif name == "replace" and len(args) >= 2 and all(isinstance(arg, str) for arg in args[:2]):
        check_replacement(text, args[0], args[1])
    elif name in ("format", "format_map"):
        check_format(text)
    elif name == "join" and args and isinstance(args[0], (list, tuple)):
        check_size(measure(args[0]) + len(text) * len(args[0]))
    elif name == "encode":
        raise TemplateLimitError("a template cannot make bytes")
    elif name == "translate" and args:
        check_size(len(text) * max(1, measure(args[0])))


def check_replacement(text: str, old: str, new: str) -> None:
    """Refuse a replacement that grows the text beyond the bounds."""
    found = text.count(old) if old else len(text) + 1
    check_size(len(text) + found * max(0, len(new) - len(old)))


def as_text(value: Any) -> str:
    """The text of a value in the middle of a text: a text itself, anything else as JSON writes it."""
    if isinstance(value, str):
        return str.__str__(value)
    measure(value)
    if isinstance(value, SpelledFloat):
        return value.spelled()
    if value is None or isinstance(value, (bool, int, float)):
        return json.dumps(value)
    if isinstance(value, (list, tuple, Mapping)):
        try:
            return json.dumps(value, ensure_ascii=False)
        except (TypeError, ValueError):
            pass
    raise TypeError(f"{_kind(value)} has no text")


def _kind(value: Any) -> str:
    return f"a value of type {type(value).__name__}"
