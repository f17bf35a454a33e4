"""Every class of the library is registered under its own name and has what it inherits from."""

import importlib
import pkgutil

import pytest

from blueprintc.painless import api
from blueprintc.painless.api import JavaClass, java_class, module_of
from blueprintc.painless.api.native import NativeEnum, bind, bind_interface, snake

#: Scripts cannot name it.
_UNNAMED = {"java.lang.Throwable"}


def _modules() -> list[str]:
    return [found.name for found in pkgutil.walk_packages(api.__path__, f"{api.__name__}.") if not found.ispkg]


def _classes() -> list[JavaClass]:
    registered = (java for name in _modules() for java in getattr(importlib.import_module(name), "CLASSES", ()))
    return [java for java in registered if java.name not in _UNNAMED]


@pytest.mark.parametrize("java", _classes(), ids=lambda java: java.name)
def test_a_class_is_found_by_its_name(java: JavaClass) -> None:
    assert java_class(java.name) is java
    for supertype in set(java.supertypes) - _UNNAMED:
        assert java_class(supertype) is not None, supertype


def test_modules_are_named_after_classes() -> None:
    assert module_of("java.time.format.DateTimeFormatterBuilder") == "java.time.format.date_time_formatter_builder"
    assert snake("ofEpochDay") == "of_epoch_day"
    assert snake("with") == "with_"


def test_a_missing_method_is_an_error_of_the_library() -> None:
    class Empty(NativeEnum):
        """An enum without constants."""

        __slots__ = ()
        JAVA_CLASS = "example.Empty"

    Empty._declare()
    with pytest.raises(AttributeError):
        bind(Empty, "example.Empty", methods="missing/0")


def test_an_interface_calls_the_receivers_own_method() -> None:
    interface = bind_interface("example.Shape", methods="area/0 scaled/1")

    class Square:
        """One implementation."""

        def area(self) -> int:
            return 4

        def scaled_1(self, factor: int) -> int:
            return 4 * factor

    assert interface.instance["area/0"](Square()) == 4
    assert interface.instance["scaled/1"](Square(), 3) == 12
