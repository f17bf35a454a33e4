"""The global names that generated code uses."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.strings import join_surrogates
from blueprintc.painless.interpreter import arithmetic, def_math, members
from blueprintc.painless.interpreter.adaptation import (
    adapt_object,
    adapt_operator,
    cast_to_receiver,
    cast_to_static,
)
from blueprintc.painless.interpreter.conversions import boxed_to_primitive, check_cast, string_to_char
from blueprintc.painless.interpreter.dispatch import Linker
from blueprintc.painless.interpreter.hierarchy import is_instance
from blueprintc.painless.values import (
    DEFAULTS,
    Array,
    Byte,
    Char,
    Float,
    HashMap,
    JavaMap,
    LinkedHashMap,
    LinkedTreeMap,
    Long,
    Runtime,
    Short,
    equals,
    list_get,
    null_pointer,
    place,
    to_text,
)
from blueprintc.painless.values.semantics import JDK

LOOP_MESSAGE = "The maximum number of statements that can be executed in a loop has been reached."
PAINLESS_ERROR = "org.opensearch.painless.PainlessError"


def new_map(pairs: tuple[Any, ...] = ()) -> HashMap:
    """A map initializer: keys and values in turn."""
    made = HashMap()
    for index in range(0, len(pairs), 2):
        made.java_put(pairs[index], pairs[index + 1])
    return made


def map_get(receiver: Any, key: Any) -> Any:
    """``Map.get`` on a static Map."""
    if receiver is None:
        raise null_pointer()
    return receiver.java_get(key)


def instance_of(value: Any, tested: str) -> bool:
    """``instanceof``."""
    return value is not None and is_instance(value, tested)


def same_object(left: Any, right: Any) -> bool:
    """``===`` on references: identity, with the caches of the boxes for small values."""
    # Upstream: java.lang.Integer.valueOf and the like keep -128 to 127; Boolean and small Character values too.
    if left is right:
        return not isinstance(left, float) and not (isinstance(left, int) and not -128 <= left <= 127)
    if type(left) is type(right) and isinstance(left, int):
        return left == right and -128 <= left <= 127
    return False


def throwable(value: Any) -> JavaError:
    """What ``throw`` throws; null is a NullPointerException."""
    if value is None:
        raise null_pointer()
    thrown: JavaError = value
    return thrown


def loop_limit() -> None:
    """The loop counter has run out."""
    raise JavaError(PAINLESS_ERROR, LOOP_MESSAGE)


def caught(error: BaseException) -> JavaError:
    """The Java exception for one that a ``try`` has stopped; those that scripts cannot catch go on."""
    converted = java_error(error)
    if converted is None:
        raise error
    return converted


def java_error(error: BaseException) -> JavaError | None:
    """The Java exception that a Python exception stands for."""
    if isinstance(error, JavaError):
        return error
    if isinstance(error, RecursionError):
        return JavaError("StackOverflowError")
    if isinstance(error, MemoryError):
        return JavaError("OutOfMemoryError", "Java heap space")
    if isinstance(error, TypeError | AttributeError) and "NoneType" in str(error):
        converted = null_pointer()
        return converted.with_traceback(error.__traceback__)
    return None


def created_at(error: JavaError, line: int) -> JavaError:
    """A new exception object: its stack trace starts here, wherever it is thrown."""
    return place(error, line)


def _new_array(runtime: Runtime, name: str, *sizes: int) -> Array:
    for size in sizes:
        if size < 0:
            raise JavaError("NegativeArraySizeException", str(size))
    total = 1
    for size in sizes:
        total *= size
        runtime.store(total)
    return _filled(name, sizes)


def _filled(name: str, sizes: tuple[int, ...]) -> Array:
    component = name[:-2]
    if len(sizes) == 1:
        return Array(component, [DEFAULTS.get(component)] * sizes[0])
    return Array(component, [_filled(component, sizes[1:]) for _ in range(sizes[0])])


def _large_text(runtime: Runtime, text: str) -> str:
    runtime.charge(len(text))
    return text


def _grown_text(runtime: Runtime, text: str, added: str) -> None:
    runtime.check_text(len(text))
    runtime.charge(len(added))


def _joined_text(runtime: Runtime, text: str) -> str:
    if len(text) > 4096:
        runtime.charge(len(text))
    return text if text.isascii() else join_surrogates(text)


def _appended_char(runtime: Runtime, text: str | None, char: str) -> str:
    return _joined_text(runtime, ("null" if text is None else text) + char)


def _iterate(linker: Linker, value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        linker.runtime.step(len(value))
    return members.iterate(linker, value)


def _iterate_array(runtime: Runtime, value: Any) -> Iterator[Any]:
    runtime.step(len(value))
    return iter(value)


_CONSTANT: dict[str, Any] = {
    "wrap_int": arithmetic.wrap_int,
    "wrap_long": arithmetic.wrap_long,
    "divide_int": arithmetic.divide_int,
    "divide_long": arithmetic.divide_long,
    "divide_double": arithmetic.divide_double,
    "divide_float": arithmetic.divide_float,
    "remainder_integer": arithmetic.remainder_integer,
    "remainder_double": arithmetic.remainder_double,
    "remainder_float": arithmetic.remainder_float,
    "add_float": arithmetic.add_float,
    "subtract_float": arithmetic.subtract_float,
    "multiply_float": arithmetic.multiply_float,
    "shift_left_int": arithmetic.shift_left_int,
    "shift_left_long": arithmetic.shift_left_long,
    "shift_unsigned_int": arithmetic.shift_unsigned_int,
    "shift_unsigned_long": arithmetic.shift_unsigned_long,
    "def_multiply": def_math.multiply,
    "def_divide": def_math.divide,
    "def_remainder": def_math.remainder,
    "def_add": def_math.add,
    "def_subtract": def_math.subtract,
    "def_shift_left": def_math.shift_left,
    "def_shift_right": def_math.shift_right,
    "def_shift_unsigned": def_math.shift_unsigned,
    "def_and": def_math.bitwise_and,
    "def_or": def_math.bitwise_or,
    "def_xor": def_math.bitwise_xor,
    "def_less": def_math.less,
    "def_less_equal": def_math.less_equal,
    "def_greater": def_math.greater,
    "def_greater_equal": def_math.greater_equal,
    "def_equal": def_math.equal,
    "def_not_equal": def_math.not_equal,
    "def_negate": def_math.negate,
    "def_plus": def_math.plus,
    "def_complement": def_math.complement,
    "adapt_operator": adapt_operator,
    "adapt_object": adapt_object,
    "cast_to_receiver": cast_to_receiver,
    "cast_to_static": cast_to_static,
    "boxed_to_primitive": boxed_to_primitive,
    "check_cast": check_cast,
    "string_to_char": string_to_char,
    "list_get": list_get,
    "list_index": members.list_index,
    "normal_index": members.normal_index,
    "array_index": members.array_index,
    "array_store": members.array_store,
    "new_map": new_map,
    "map_get": map_get,
    "instance_of": instance_of,
    "same_object": same_object,
    "equals": equals,
    "throwable": throwable,
    "loop_limit": loop_limit,
    "caught": caught,
    "created_at": created_at,
    "Array": Array,
    "Byte": Byte,
    "Char": Char,
    "Float": Float,
    "Long": Long,
    "Short": Short,
    "JavaMap": JavaMap,
    "HASHED_MAPS": frozenset({LinkedHashMap, HashMap, LinkedTreeMap}),
}


def namespace(linker: Linker, trace: Callable[..., None] | None) -> dict[str, Any]:
    """The globals of one run."""
    runtime = linker.runtime
    return {
        **_CONSTANT,
        "text": to_text if runtime.jdk == JDK else runtime.to_text,
        "step": runtime.step,
        "trace": trace,
        "new_array": partial(_new_array, runtime),
        "large_text": partial(_large_text, runtime),
        "grown_text": partial(_grown_text, runtime),
        "joined_text": partial(_joined_text, runtime),
        "appended_char": partial(_appended_char, runtime),
        "iterate": partial(_iterate, linker),
        "iterate_def": partial(members.iterate_def, linker),
        "iterate_array": partial(_iterate_array, runtime),
        "match_find": partial(_match, linker, "find/0"),
        "match_all": partial(_match, linker, "matches/0"),
    }


def _match(linker: Linker, key: str, pattern: Any, text: Any) -> bool:
    if pattern is None or text is None:
        raise null_pointer()
    matcher = linker.resolve("matcher/1", pattern)(pattern, text)
    return bool(linker.resolve(key, matcher)(matcher))
