"""``java.util.Enumeration``."""

from typing import Any

from blueprintc.painless.api import JavaClass
from blueprintc.painless.values import PythonIterator

ENUMERATION = JavaClass("java.util.Enumeration", interface=True)
CLASSES = (ENUMERATION, JavaClass("java.util.Enumeration$Plain", "java.util.Enumeration"))


class Enumeration(PythonIterator):
    """Over any Python iterator."""

    __slots__ = ()
    JAVA_CLASS = "java.util.Enumeration$Plain"


def _has_more(self: Any) -> bool:
    return bool(self.has_next())


def _next(self: Any) -> Any:
    return self.advance()


ENUMERATION.methods({"hasMoreElements/0": _has_more, "nextElement/0": _next})
