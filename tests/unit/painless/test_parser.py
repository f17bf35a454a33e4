"""Syntax trees: precedence, ambiguities, offsets."""

import pytest

from blueprintc.painless import nodes
from blueprintc.painless.compiler import check


def _tree(source: str) -> nodes.Script:
    tree = check(source, "generic").tree
    assert tree is not None
    return tree


def _shown(node: object) -> str:
    """An expression with all its parentheses."""
    match node:
        case nodes.Binary() | nodes.Comparison() | nodes.BooleanOp():
            return f"({_shown(node.left)} {node.operator} {_shown(node.right)})"
        case nodes.Elvis():
            return f"({_shown(node.left)} ?: {_shown(node.right)})"
        case nodes.Conditional():
            return f"({_shown(node.condition)} ? {_shown(node.then)} : {_shown(node.otherwise)})"
        case nodes.Assignment():
            return f"({_shown(node.left)} {node.operator or ''}= {_shown(node.right)})"
        case nodes.Unary():
            return f"{node.operator}{_shown(node.child)}"
        case nodes.Explicit():
            return f"<{node.type_name}>{_shown(node.child)}"
        case nodes.InstanceOf():
            return f"({_shown(node.child)} is {node.type_name})"
        case nodes.Brace():
            return f"{_shown(node.prefix)}[{_shown(node.index)}]"
        case nodes.Dot():
            return f"{_shown(node.prefix)}{'?' if node.null_safe else ''}.{node.name}"
        case nodes.Symbol():
            return node.name
        case nodes.Numeric():
            return node.text
        case nodes.ListInit():
            return "[" + ", ".join(map(_shown, node.items)) + "]"
        case nodes.MapInit():
            return "[:]"
        case _:
            return type(node).__name__


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("a + b * c - d", "((a + (b * c)) - d)"),
        ("a & b == c", "(a & (b == c))"),
        ("a + b << c", "((a + b) << c)"),
        ("a < b == c", "((a < b) == c)"),
        ("a + b instanceof String", "((a + b) is String)"),
        ("a =~ b + c", "(a =~ (b + c))"),
        ("a || b && c | d ^ e & f", "(a || (b && (c | (d ^ (e & f)))))"),
        ("a ?: b ?: c", "(a ?: (b ?: c))"),
        ("a || b ?: c", "((a || b) ?: c)"),
        ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
        ("a = b = c", "(a = (b = c))"),
        ("a ? b : c = d", "(a ? b : (c = d))"),
        ("i+++j", "((i += 1) + j)"),
        ("- -a", "--a"),
        ("(int) -a", "<int>-a"),
        ("(Integer) -a", "(Integer - a)"),
        ("(List) [a]", "List[a]"),
        ("(List) [a, b]", "<List>[a, b]"),
        ("(List) []", "<List>[]"),
        ("(Map) [:]", "<Map>[:]"),
        ("(int[]) [a]", "<int[]>[a]"),
        ("(a) (b)", "<a>b"),
        ("(a.b) !c", "<a.b>!c"),
        ("(a) * b", "(a * b)"),
        ("(a)", "a"),
        ("a?.b.c[d]", "a?.b.c[d]"),
    ],
)
def test_precedence(source: str, tree: str) -> None:
    (statement,) = _tree("x = " + source).block.statements
    assert isinstance(statement, nodes.ExpressionStatement)
    assert isinstance(statement.expression, nodes.Assignment)
    assert _shown(statement.expression.right) == tree


def test_offsets() -> None:
    source = "int abc = (a + b) * c; x.foo(1)[2]; if (y) { return [1] }"
    declared, call, branch = _tree(source).block.statements
    assert isinstance(declared, nodes.DeclarationBlock)
    (declaration,) = declared.declarations
    assert source[declaration.offset :].startswith("abc")
    assert declaration.value is not None
    assert source[declaration.value.offset :].startswith("(a + b) *")
    assert isinstance(call, nodes.ExpressionStatement)
    assert isinstance(call.expression, nodes.Brace)
    assert source[call.expression.offset :].startswith("[2]")
    assert source[call.expression.prefix.offset :].startswith(".foo")
    assert isinstance(branch, nodes.If)
    assert branch.then is not None
    assert source[branch.then.offset :].startswith("{ return")


def test_declarations_and_expressions_are_told_apart() -> None:
    kinds = [
        type(statement).__name__
        for statement in _tree("a b; a.b c; a[] d; a[0]; a.b(1); def e; a < b;").block.statements
    ]
    assert kinds == ["DeclarationBlock"] * 3 + ["ExpressionStatement"] * 2 + ["DeclarationBlock", "ExpressionStatement"]


def test_several_syntax_errors_are_found() -> None:
    source = "int x = ; int y = 2; return y 3; foo(; return ]"
    errors = check(source, "generic").errors
    assert [error.offset for error in errors] == [source.index(part) for part in ("; int", "3;", "; return ]", "]")]
