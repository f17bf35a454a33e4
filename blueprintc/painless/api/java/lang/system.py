"""``java.lang.System``."""

from typing import Any

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Array, Runtime, canonical_name, null_pointer

SYSTEM = JavaClass("java.lang.System")
CLASSES = (SYSTEM,)


@SYSTEM.static("currentTimeMillis/0", runtime=True)
def current_time_millis(runtime: Runtime) -> int:
    """``currentTimeMillis()``."""
    return runtime.clock() // 1_000_000


@SYSTEM.static("nanoTime/0", runtime=True)
def nano_time(runtime: Runtime) -> int:
    """``nanoTime()``: here nanoseconds since 1970."""
    return runtime.clock()


@SYSTEM.static("arraycopy/5", runtime=True)
def array_copy(runtime: Runtime, source: Any, start: int, target: Any, to: int, length: int) -> None:
    """``arraycopy(source, start, target, to, length)``."""
    if source is None or target is None:
        raise null_pointer()
    for value, role in ((source, "source"), (target, "destination")):
        if type(value) is not Array:
            raise JavaError("ArrayStoreException", f"arraycopy: {role} type {canonical_name(value)} is not an array")
    _check_bounds(source, start, target, to, length)
    runtime.step(length >> 6)
    target[to : to + length] = source[start : start + length]


def _check_bounds(source: Array, start: int, target: Array, to: int, length: int) -> None:
    texts = [_described(source), _described(target)]
    message = None
    if start < 0:
        message = f"arraycopy: source index {start} out of bounds for {texts[0]}"
    elif to < 0:
        message = f"arraycopy: destination index {to} out of bounds for {texts[1]}"
    elif length < 0:
        message = f"arraycopy: length {length} is negative"
    elif start + length > len(source):
        message = f"arraycopy: last source index {start + length} out of bounds for {texts[0]}"
    elif to + length > len(target):
        message = f"arraycopy: last destination index {to + length} out of bounds for {texts[1]}"
    if message is not None:
        raise JavaError("ArrayIndexOutOfBoundsException", message)


def _described(array: Array) -> str:
    kind = array.component
    primitive = kind in ("boolean", "byte", "short", "char", "int", "long", "float", "double")
    return f"{kind if primitive else 'object array'}[{len(array)}]"
