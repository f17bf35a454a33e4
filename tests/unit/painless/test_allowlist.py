"""Lookups in the allowlist."""

import pytest

from blueprintc.painless.allowlist import template_allowlist
from blueprintc.painless.types import DEF, INT, LIST, OBJECT, STRING, Type

_ALLOWLIST = template_allowlist()


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("List", "java.util.List"),
        ("java.util.List", "java.util.List"),
        ("Map.Entry", "java.util.Map.Entry"),
        ("java.util.Map.Entry", "java.util.Map.Entry"),
        ("int[][]", "int[][]"),
        ("def[]", "def[]"),
        ("String[]", "java.lang.String[]"),
        ("void", "void"),
        ("Entry", None),
        ("List[", None),
        ("Foo[]", None),
        ("", None),
    ],
)
def test_names_of_types(name: str, type_: str | None) -> None:
    assert _ALLOWLIST.resolve(name) == (None if type_ is None else Type(type_))


@pytest.mark.parametrize(
    ("expected", "actual", "assignable"),
    [
        (OBJECT, STRING, True),
        (OBJECT, DEF, True),
        (OBJECT, INT, False),
        (OBJECT, Type("int[]"), True),
        (LIST, Type("java.util.ArrayList"), True),
        (Type("java.lang.Iterable"), Type("java.util.ArrayList"), True),
        (Type("java.util.ArrayList"), LIST, False),
        (Type("java.lang.Object[]"), Type("java.lang.String[]"), True),
        (Type("java.lang.Object[]"), Type("int[]"), False),
        (Type("java.lang.Exception"), Type("java.time.DateTimeException"), True),
        (Type("java.lang.CharSequence"), Type("java.lang.StringBuilder"), True),
    ],
)
def test_assignability(expected: Type, actual: Type, assignable: bool) -> None:
    assert _ALLOWLIST.is_assignable(expected, actual) is assignable


def test_members() -> None:
    size = _ALLOWLIST.method(Type("java.util.ArrayList"), "size", 0, static=False)
    assert size is not None
    assert (size.declared.name, size.signature, size.augmented) == ("java.util.Collection", "int size()", False)
    each = _ALLOWLIST.method(LIST, "each", 1, static=False)
    assert each is not None
    assert each.augmented
    boxed = _ALLOWLIST.method(INT, "intValue", 0, static=False)
    assert boxed is not None
    assert boxed.owner.name == "java.lang.Integer"
    assert _ALLOWLIST.method(LIST, "of", 1, static=True) is None
    assert _ALLOWLIST.method(DEF, "size", 0, static=False) is None
    assert _ALLOWLIST.method(Type("int[]"), "size", 0, static=False) is None
    maximum = _ALLOWLIST.field(Type("java.lang.Integer"), "MAX_VALUE", static=True)
    assert maximum is not None
    assert maximum.final
    function = _ALLOWLIST.functional(Type("java.util.function.Function"))
    assert function is not None
    assert function.signature == "def apply(def)"
    assert _ALLOWLIST.functional(LIST) is None
    constructor = _ALLOWLIST.constructor(Type("java.util.ArrayList"), 1)
    assert constructor is not None
    assert constructor.signature == "(java.util.Collection)"
