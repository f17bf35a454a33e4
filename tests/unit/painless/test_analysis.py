"""The analysed tree: what code generation relies on."""

import sys
from threading import Thread

import pytest

from blueprintc.painless import typed
from blueprintc.painless.compiler import check


def _result(source: str, context: str = "generic") -> typed.Expr:
    """The value of the last statement, a return."""
    checked = check(source, context)
    assert checked.script is not None, checked.errors
    last = checked.script.main.block.statements[-1]
    assert isinstance(last, typed.Return)
    assert last.value is not None
    return last.value


def _uncast(value: typed.Expr) -> typed.Expr:
    return value.child if isinstance(value, typed.Cast) else value


@pytest.mark.parametrize(
    ("source", "type_", "value"),
    [
        ("1 + 2 * 3", "int", 7),
        ("2147483647 + 1", "int", -2147483648),
        ("-2147483648 / -1", "int", -2147483648),
        ("-7 / 2", "int", -3),
        ("-7 % 3", "int", -1),
        ("1 << 33", "int", 2),
        ("-1 >>> 28", "int", 15),
        ("-1L >>> 60", "long", 15),
        ("1L + 1", "long", 2),
        ("7.5 % 2", "double", 1.5),
        ("1 / 0.0", "double", float("inf")),
        ("0.1f + 0.2f", "float", 0.30000001192092896),
        ("(byte) 300", "byte", 44),
        ("(int) 1e20", "int", 2147483647),
        ("(char) 'a' + 1", "int", 98),
        ("(String) (char) 98", "java.lang.String", "b"),
        ("~5 ^ 3", "int", -7),
        ("!true", "boolean", False),
        ("1 < 2 && 2.0 >= 2", "boolean", True),
        ("'a' == 'a'", "boolean", True),
        ("'a' === 'a'", "boolean", False),
        ("'a' + 1 + null + true", "java.lang.String", "a1nulltrue"),
        ("017 + 0x10", "int", 31),
        ("true ^ true", "boolean", False),
    ],
)
def test_constants_are_folded(source: str, type_: str, value: object) -> None:
    constant = _uncast(_result("return " + source))
    assert isinstance(constant, typed.Constant)
    assert (constant.type.name, constant.value) == (type_, value)


def test_a_wanted_type_is_pushed_into_dynamic_operations() -> None:
    pushed = _result("return params.x.y", "template")
    assert isinstance(pushed, typed.DefField)
    assert pushed.type.name == "java.lang.String"
    joined = _result("return params.x + 1", "template")
    assert isinstance(joined, typed.Concat)
    implicit = _result("params.x.y", "template")
    assert isinstance(implicit, typed.Cast)
    assert isinstance(implicit.child, typed.DefField)
    assert implicit.child.type.name == "def"


def test_literals_take_a_small_wanted_type() -> None:
    checked = check("byte b = -5; char c = 97; return b", "generic")
    assert checked.script is not None
    declared = checked.script.main.block.statements[:2]
    types = [
        statement.value.type.name for statement in declared if isinstance(statement, typed.Declare) and statement.value
    ]
    assert types == ["byte", "char"]


def test_a_lambda_captures_in_order_of_use() -> None:
    checked = check("int a = 1; String b = 's'; return [1].collect(x -> b + x + a + b)", "generic")
    assert checked.script is not None
    last = checked.script.main.block.statements[-1]
    assert isinstance(last, typed.Return)
    call = _uncast(last.value) if last.value is not None else None
    assert isinstance(call, typed.CallMethod)
    (argument,) = call.arguments
    assert isinstance(argument, typed.Lambda)
    assert [variable.name for variable in argument.captures] == ["b", "a"]
    assert [variable.read_only for variable in argument.inner] == [True, True]
    assert argument.interface is not None
    assert argument.interface.name == "apply"


def test_the_method_of_a_call_is_the_declared_classs() -> None:
    call = _uncast(_result("ArrayList l = [1]; return l.size()"))
    assert isinstance(call, typed.CallMethod)
    assert (call.method.owner.name, call.method.declared.name) == ("java.util.ArrayList", "java.util.Collection")
    assert call.method.signature == "int size()"


def test_primitive_receivers_are_boxed() -> None:
    call = _uncast(_result("int i = 5; return i.toString()"))
    assert isinstance(call, typed.CallMethod)
    assert isinstance(call.receiver, typed.Cast)
    assert call.receiver.type.name == "java.lang.Integer"


def test_several_errors_are_found() -> None:
    source = "int x = 'a'; int f = foo; if (x == 1) { y = 2; } for (z in [1]) { z = 2; } return x.bar()"
    offsets = [error.offset for error in check(source, "generic").errors]
    assert offsets == [source.index(part) for part in ("'a'", "foo", "y = 2", "z = 2", ".bar")]


def test_regexes_can_be_disabled() -> None:
    (error,) = check("return 'a' =~ /a/", "generic", regexes="false").errors
    assert error.java_class == "java.lang.IllegalStateException"
    assert error.message is not None
    assert error.message.startswith("Regexes are disabled.")


def test_scripts_have_a_size_limit() -> None:
    source = "return 'é" + "x" * 65530 + "'"
    (error,) = check(source).errors
    assert error.message is not None
    assert error.message.startswith("exceeded max allowed inline script size in bytes [65535] with size [65541] for")
    assert check(source, max_bytes=None).script is not None


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ("return [1].collect(x -> { return y })", ["cannot resolve symbol [y]"]),
        ("int f() { return y } return f()", ["cannot resolve symbol [y]"]),
        ("int x = y; x = 1; return x.foo()", ["cannot resolve symbol [y]", "member method [int, foo/0] not found"]),
        ("Foo x = 1; return x.foo()", ["invalid declaration: cannot resolve type [Foo]"]),
        ("return a + a; ", ["cannot resolve symbol [a]"]),
        ("if (a) { return a } return b", ["cannot resolve symbol [a]", "cannot resolve symbol [b]"]),
    ],
)
def test_one_mistake_is_one_error(source: str, messages: list[str]) -> None:
    assert [error.message for error in check(source, "generic").errors] == messages


def test_the_recursion_limit_is_put_back() -> None:
    before = sys.getrecursionlimit()
    threads = [Thread(target=check, args=("return " + "(" * 100 + "1" + ")" * 100,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sys.getrecursionlimit() == before
