"""``java.lang.Object``: what every reference can do."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import Runtime, equals, hash_code

OBJECT = JavaClass("java.lang.Object")
CLASSES = (OBJECT,)

OBJECT.methods({"equals/1": equals, "hashCode/0": hash_code})


@OBJECT.method("toString/0", runtime=True)
def to_string(runtime: Runtime, self: Any) -> str:
    """``toString()``: as ``String.valueOf``."""
    return runtime.to_text(self)
