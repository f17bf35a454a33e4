"""``conditional``: the processors of the first route whose condition the value meets."""

from collections.abc import Callable
from decimal import Decimal

from blueprintc.emulator.processors.chain_steps import run
from blueprintc.emulator.processors.document import Document
from blueprintc.emulator.processors.processor import (
    ArrayList,
    BuildChain,
    Config,
    InvalidConfig,
    Process,
    Tools,
    text_option,
)
from blueprintc.jsontext import Json
from blueprintc.jvm import parse_double
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex import compile_pattern


def build(config: Config, tools: Tools, chain: BuildChain) -> Process:
    """Upstream: MLConditionalProcessor. The route works on the whole value, whatever ``path`` looked at."""
    if config.get("routes") is None:
        raise InvalidConfig("'routes' is required for conditional processor")
    path = text_option(config, "path")
    routes = _routes(config["routes"], chain)
    otherwise = chain(config["default"]) if "default" in config else []

    def process(value: Json) -> Json:
        checked = _checked(value, path, tools)
        for condition, steps in routes:
            if matches(condition, checked, tools):
                return run(steps, value)
        return run(otherwise, value)

    return process


def _routes(option: Json, chain: BuildChain) -> list[tuple[str, list[Process | None]]]:
    if not isinstance(option, list):
        raise JavaError("ClassCastException")
    routes = [
        (condition, chain(steps)) for route in option if isinstance(route, dict) for condition, steps in route.items()
    ]
    if not routes:
        raise InvalidConfig("'routes' must contain at least one route for conditional processor")
    return routes


def _checked(value: Json, path: str | None, tools: Tools) -> Json:
    if not path:
        return value
    try:
        document = Document(tools.text_of(value))
    except JavaError:
        return value
    try:
        return document.read(path)
    except JavaError as error:
        return None if error.simple_name == "PathNotFoundException" else value


def matches(condition: str, value: Json, tools: Tools) -> bool:
    """Whether a value meets a condition. Upstream: MLConditionalProcessor.matchesCondition."""
    # Upstream: an empty list counts as null only if it is json-smart's
    if value is None or (value == [] and not isinstance(value, ArrayList)):
        return condition in ("null", "not_exists")
    if condition == "exists":
        return True
    text = tools.java_text(value)
    if condition == text:
        return True
    number = _number(value, text)
    if number is not None:
        compared = _compare(condition, number)
        if compared is not None:
            return compared
    if condition.startswith("regex:"):
        try:
            return compile_pattern(condition[6:]).matches(text) is not None
        except JavaError:
            return False
    return condition.startswith("contains:") and condition[9:] in text


def _number(value: Json, text: str) -> float | None:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _to_double(value)
    try:
        return parse_double(text)
    except JavaError:
        return None


def _to_double(value: int | float | Decimal) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


_COMPARISONS: tuple[tuple[str, Callable[[float, float], bool]], ...] = (
    (">=", lambda number, bound: number >= bound),
    ("<=", lambda number, bound: number <= bound),
    (">", lambda number, bound: number > bound),
    ("<", lambda number, bound: number < bound),
    ("==", lambda number, bound: abs(number - bound) < 1e-10),
)


def _compare(condition: str, number: float) -> bool | None:
    """The outcome of a numeric condition; ``None`` if it is none."""
    for sign, test in _COMPARISONS:
        if condition.startswith(sign):
            try:
                return test(number, parse_double(condition[len(sign) :]))
            except JavaError:
                return False
    return None
