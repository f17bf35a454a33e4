"""Registration of exception classes: values are ``JavaError`` objects with that class name."""

from functools import partial

from blueprintc.jvm.errors import JavaError
from blueprintc.painless.api import JavaClass


def exception_class(name: str, parent: str, constructors: str = "") -> JavaClass:
    """The class ``name``; ``constructors`` are arities: ``0`` without, ``1`` with a message."""
    java = JavaClass(name, parent)
    for arity in constructors.split():
        java.constructors[int(arity)] = partial(JavaError, name)
    return java
