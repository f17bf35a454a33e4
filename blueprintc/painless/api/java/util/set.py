"""``java.util.Set``."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import JavaSet, equals, hash_code

SET = JavaClass("java.util.Set", interface=True)
CLASSES = (SET,)


def _remove(self: JavaSet, value: Any) -> bool:
    return self.discard(value)


SET.methods({"equals/1": equals, "hashCode/0": hash_code, "remove/1": _remove})
