"""``java.util.Dictionary``: what ``Hashtable`` can besides a map's methods."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.api.java.util.enumeration import Enumeration

DICTIONARY = JavaClass("java.util.Dictionary")
CLASSES = (DICTIONARY,)


def _get(self: Any, key: Any) -> Any:
    return self.java_get(key)


def _put(self: Any, key: Any, value: Any) -> Any:
    return self.java_put(key, value)


def _remove(self: Any, key: Any) -> Any:
    return self.java_remove(key)


DICTIONARY.methods(
    {
        "elements/0": lambda self: Enumeration(iter(self.java_values())),
        "get/1": _get,
        "isEmpty/0": lambda self: not len(self),
        "keys/0": lambda self: Enumeration(iter(self.java_keys())),
        "put/2": _put,
        "remove/1": _remove,
        "size/0": len,
    }
)
