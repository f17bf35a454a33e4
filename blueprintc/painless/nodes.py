"""The syntax tree of a Painless script: what the parser returns, before any meaning is known.

* Type names are kept as text (``"def"``, ``"java.util.List"``, ``"int[]"``); nothing is resolved here.
* ``offset`` is the place that the server blames for the node, in UTF-16 units (reference §4.5): the first character
  of the construct, but the dot of a member access or call, the ``[`` of an index, the name of a declared variable,
  and for binary operators the first character of the left operand including its parentheses. Parentheses leave
  no node. Offsets of statements are their first characters.
* ``++x`` and ``x++`` are assignments with operator ``+`` and the number 1, as upstream builds them.
* A block without statements is ``None`` where the grammar allows it; ``{}`` and a missing body are the same.
* The *analysed* script, on which code generation works, is another tree: see ``typed.py``.

Operators are their source text: ``"*"``, ``">>>"``, ``"=~"``, ``"==="`` …
"""

from blueprintc.painless.record import Record, record


@record
class Node(Record):
    """Anything with a place in the script."""

    offset: int


class Expr(Node):
    """An expression."""

    __slots__ = ()


class Stmt(Node):
    """A statement."""

    __slots__ = ()


# --- expressions ------------------------------------------------------------------------------------------------


@record
class Numeric(Expr):
    """An integer literal (also ``1f`` and ``1d``). ``text`` is without ``0x``; an octal text keeps its zero."""

    text: str
    radix: int


@record
class Decimal(Expr):
    """A literal with a fraction or an exponent."""

    text: str


@record
class Boolean(Expr):
    """``true`` or ``false``."""

    value: bool


@record
class String(Expr):
    """A string literal, unescaped."""

    value: str


@record
class Null(Expr):
    """``null``."""


@record
class Regex(Expr):
    """``/pattern/flags``; the pattern is raw."""

    pattern: str
    flags: str


@record
class ListInit(Expr):
    """``[a, b]``."""

    items: tuple[Expr, ...]


@record
class MapInit(Expr):
    """``[k: v]`` or ``[:]``."""

    keys: tuple[Expr, ...]
    values: tuple[Expr, ...]


@record
class NewArray(Expr):
    """``new T[n][m]`` (values are the sizes) or ``new T[] {…}`` (values are the elements)."""

    type_name: str
    values: tuple[Expr, ...]
    initializer: bool


@record
class NewObject(Expr):
    """``new T(…)``."""

    type_name: str
    arguments: tuple[Expr, ...]


@record
class Symbol(Expr):
    """A lone identifier: a variable, a type, or the head of a dotted type name."""

    name: str


@record
class Dot(Expr):
    """``prefix.name``; ``name`` may be a keyword or digits."""

    prefix: Expr
    name: str
    null_safe: bool


@record
class Brace(Expr):
    """``prefix[index]``."""

    prefix: Expr
    index: Expr


@record
class Call(Expr):
    """``prefix.name(…)``."""

    prefix: Expr
    name: str
    arguments: tuple[Expr, ...]
    null_safe: bool


@record
class CallLocal(Expr):
    """``name(…)``."""

    name: str
    arguments: tuple[Expr, ...]


@record
class Unary(Expr):
    """``+ - ! ~`` applied to ``child``."""

    operator: str
    child: Expr


@record
class Binary(Expr):
    """Arithmetic, bit, shift and regex operators."""

    operator: str
    left: Expr
    right: Expr


@record
class Comparison(Expr):
    """``< <= > >= == != === !==``."""

    operator: str
    left: Expr
    right: Expr


@record
class BooleanOp(Expr):
    """``&&`` and ``||``."""

    operator: str
    left: Expr
    right: Expr


@record
class Explicit(Expr):
    """``(type_name) child``."""

    type_name: str
    child: Expr


@record
class InstanceOf(Expr):
    """``child instanceof type_name``."""

    child: Expr
    type_name: str


@record
class Conditional(Expr):
    """``condition ? then : otherwise``."""

    condition: Expr
    then: Expr
    otherwise: Expr


@record
class Elvis(Expr):
    """``left ?: right``."""

    left: Expr
    right: Expr


@record
class Assignment(Expr):
    """``left = right``, ``left op= right``, ``++left``, ``left++`` (the last with ``post``)."""

    left: Expr
    right: Expr
    operator: str | None
    post: bool


@record
class Parameter(Node):
    """A parameter of a function or lambda; ``type_name`` is ``None`` where a lambda leaves it out."""

    type_name: str | None
    name: str


@record
class Lambda(Expr):
    """``(a, b) -> …``. The body of ``a -> expression`` is a block with one ``return`` at the lambda's offset."""

    parameters: tuple[Parameter, ...]
    block: "Block"
    is_expression: bool


@record
class FunctionRef(Expr):
    """``symbol::method``, with ``symbol`` a type, a variable or ``this``, and ``method`` perhaps ``new``."""

    symbol: str
    method: str


@record
class NewArrayRef(Expr):
    """``T[]::new``; ``type_name`` includes the brackets."""

    type_name: str


# --- statements -------------------------------------------------------------------------------------------------


@record
class Block(Stmt):
    """Statements with a scope of their own."""

    statements: tuple[Stmt, ...]


@record
class If(Stmt):
    """``if``, with ``else`` when ``has_else``; either block is ``None`` when empty."""

    condition: Expr
    then: Block | None
    has_else: bool
    otherwise: Block | None


@record
class While(Stmt):
    """``while``."""

    condition: Expr
    block: Block | None


@record
class DoWhile(Stmt):
    """``do … while``."""

    block: Block | None
    condition: Expr


@record
class Declaration(Stmt):
    """One declared variable."""

    type_name: str
    name: str
    value: Expr | None


@record
class DeclarationBlock(Stmt):
    """``T a = 1, b``."""

    declarations: tuple[Declaration, ...]


@record
class For(Stmt):
    """``for (initializer; condition; afterthought)``."""

    initializer: DeclarationBlock | Expr | None
    condition: Expr | None
    afterthought: Expr | None
    block: Block | None


@record
class ForEach(Stmt):
    """``for (T x : e)`` and ``for (x in e)``, the latter with type ``def``."""

    type_name: str
    name: str
    iterable: Expr
    block: Block | None


@record
class Return(Stmt):
    """``return``."""

    value: Expr | None


@record
class ExpressionStatement(Stmt):
    """An expression as a statement."""

    expression: Expr


@record
class Catch(Node):
    """``catch (T x) { … }``."""

    type_name: str
    name: str
    block: Block | None


@record
class Try(Stmt):
    """``try`` with at least one ``catch``."""

    block: Block | None
    catches: tuple[Catch, ...]


@record
class Throw(Stmt):
    """``throw``."""

    value: Expr


@record
class Continue(Stmt):
    """``continue``."""


@record
class Break(Stmt):
    """``break``."""


@record
class Function(Node):
    """A user function."""

    return_type_name: str
    name: str
    parameters: tuple[Parameter, ...]
    block: Block


@record
class Script(Node):
    """A whole script; ``offset`` is that of its first token."""

    functions: tuple[Function, ...]
    block: Block
