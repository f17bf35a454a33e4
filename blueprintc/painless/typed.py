"""The analysed script: the tree that code generation works on.

What may be relied on (``analysis`` guarantees it, after which no compile error is left):

* Every ``Expr`` has ``type``, the static type of its *value*. Conversions are explicit ``Cast`` nodes: where a node
  takes an operand of a certain type, the operand's ``type`` already is that type. Three exceptions, all copied
  from the server: operands of ``Concat`` may have any type; operands of a dynamic operator (``operand_type`` is
  ``def``) keep their own static types; arguments of a ``CallDef`` keep theirs.
* **Target push** (reference §2.4). A dynamic node (``DefField``, ``DefIndex``, ``CallDef``, ``Unary``/``Binary`` with
  ``operand_type`` or ``shift_type`` ``def``) whose ``type`` is not ``def`` is linked straight to that type: its
  result must be
  adapted by ``MethodHandle.asType`` rules (§2.4 B) or by the operator's own return cast. Such a node never has a
  ``Cast`` around it for that purpose. ``+`` with the target String is already a ``Concat``.
* ``Cast`` gives the full rule by ``(child.type, type, explicit)``, see §2.2/2.3; boxing and unboxing are casts too.
* Constant folding is done: literals are ``Constant`` nodes whose value has the right Java type and width.
  Values: ``boolean`` → ``bool``; ``byte short char int long`` → ``int`` (a char is its UTF-16 unit); ``float`` (already
  rounded to single precision) and ``double`` → ``float``; ``String`` → ``str``. ``null`` is a ``Null`` node.
* Variables are ``Variable`` objects compared by identity; ``number`` is unique in the function (parameters first).
  Uninitialised declarations have ``value is None`` and mean zero, false or null.
* A place (assignable node) that stands as ``target`` of ``Assign``/``CompoundAssign`` is not itself evaluated;
  receiver and index are evaluated once, left to right, before the right side.
* Assignments, calls and ``++`` whose value is not used have ``type`` ``void`` (``Assign``/``CompoundAssign``) and
  stand in an
  ``ExpressionStatement``. A used one has the type of its target.
* An implicit return is a ``Return`` whose ``implicit`` is true (its value never gets the target push).
  Falling off the end of the main body returns null (zero or false for a primitive return type).
* ``offset`` is the place that the server blames (see ``nodes.py``), in UTF-16 units of the script.
* The depth of the tree is bounded by the parser (``token_cursor``), also for chains of operators: recursion is
  safe inside
  ``recursion.room_for_deep_trees``. ``Concat`` is flat.
"""

from dataclasses import dataclass, field
from typing import Literal

from blueprintc.painless.record import Record, record
from blueprintc.painless.types import Constructor, Field, Method, Type


@dataclass(slots=True, eq=False)
class Variable:
    """A parameter, local variable, loop variable, catch variable or lambda parameter."""

    name: str
    type: Type
    read_only: bool
    number: int


@record
class Node(Record):
    """Anything with a place in the script."""

    offset: int


@record
class Expr(Node):
    """An expression and the static type of its value."""

    type: Type


class Place(Expr):
    """An expression that can also be the target of an assignment."""

    __slots__ = ()


class Stmt(Node):
    """A statement."""

    __slots__ = ()


# --- values -----------------------------------------------------------------------------------------------------


@record
class Constant(Expr):
    """A primitive or String constant."""

    value: bool | int | float | str


@record
class Null(Expr):
    """``null``, of whatever reference type is wanted."""


@record
class Regex(Expr):
    """A ``java.util.regex.Pattern``, compiled once per script. ``flags`` is the ``Pattern`` bit mask."""

    pattern: str
    flags: int


@record
class Cast(Expr):
    """``child`` converted from ``child.type`` to ``type``; ``explicit`` as in the source ``(T) e`` (also compound
    downcasts).
    """

    child: Expr
    explicit: bool


@record
class ListInit(Expr):
    """A new ``ArrayList``; the items have type ``def``."""

    items: tuple[Expr, ...]


@record
class MapInit(Expr):
    """A new ``HashMap``; keys and values have type ``def`` and are evaluated pair by pair."""

    keys: tuple[Expr, ...]
    values: tuple[Expr, ...]


@record
class NewArray(Expr):
    """``new T[n][m]``: ``type`` is the array type, the sizes have type ``int``."""

    sizes: tuple[Expr, ...]


@record
class ArrayInit(Expr):
    """``new T[] {…}``: the items have the component type."""

    items: tuple[Expr, ...]


@record
class NewObject(Expr):
    """``new T(…)``."""

    constructor: Constructor
    arguments: tuple[Expr, ...]


# --- operators --------------------------------------------------------------------------------------------------


@record
class Unary(Expr):
    """``+ - ~`` on ``operand_type`` (int, long, float, double or def), ``!`` on boolean.

    ``explicit`` is true where a dynamic result is linked to ``type`` by a cast that is written in the script.
    """

    operator: str
    operand_type: Type
    child: Expr
    explicit: bool


@record
class Binary(Expr):
    """``* / % + - << >> >>> & ^ |`` on ``operand_type`` (int, long, float, double, boolean for ``^``, or def).

    For shifts ``operand_type`` is the left side's promoted type and ``shift_type`` the right side's (int, long or def);
    the right operand is already an int unless one of the two types is def. Else ``shift_type`` is ``None``.
    ``explicit`` is true where a dynamic result is linked to ``type`` by a cast that is written in the script.
    """

    operator: str
    operand_type: Type
    shift_type: Type | None
    left: Expr
    right: Expr
    explicit: bool


@record
class Match(Expr):
    """``text =~ pattern`` (find) and ``==~`` (full match): String and Pattern operands, boolean result."""

    operator: str
    left: Expr
    right: Expr


@record
class Concat(Expr):
    """String concatenation of two or more operands of any type, evaluated left to right."""

    parts: tuple[Expr, ...]


@record
class Comparison(Expr):
    """``< <= > >= == != === !==`` on ``operand_type``: numeric, boolean, Object (``equals`` or identity) or def."""

    operator: str
    operand_type: Type
    left: Expr
    right: Expr


@record
class BooleanOp(Expr):
    """``&&`` and ``||``."""

    operator: str
    left: Expr
    right: Expr


@record
class InstanceOf(Expr):
    """``child`` is an instance of ``tested``; a primitive ``child`` is tested by its box, statically."""

    child: Expr
    tested: Type


@record
class Conditional(Expr):
    """``? :``; both branches have ``type``."""

    condition: Expr
    then: Expr
    otherwise: Expr


@record
class Elvis(Expr):
    """``left`` unless it is null, else ``right``."""

    left: Expr
    right: Expr


# --- places -----------------------------------------------------------------------------------------------------


@record
class Local(Place):
    """A variable."""

    variable: Variable


@record
class StaticField(Place):
    """``Integer.MAX_VALUE``."""

    field: Field


@record
class InstanceField(Place):
    """A field of an object (the template context has one: see the allowlist)."""

    receiver: Expr
    field: Field


@record
class DefField(Place):
    """``receiver.name`` on a def receiver: property, map key or list index by the runtime class."""

    receiver: Expr
    name: str


@record
class Shortcut(Place):
    """``receiver.name`` that is a call of ``getter`` (no parameters) or ``setter``; ``receiver`` is None for static
    ones.
    """

    receiver: Expr | None
    getter: Method | None
    setter: Method | None


@record
class MapAccess(Place):
    """``map.key`` (then ``key`` is a String constant) and ``map[key]`` on a static Map: ``getter`` get/1,
    ``setter`` put/2.
    """

    receiver: Expr
    key: Expr
    getter: Method | None
    setter: Method | None
    braces: bool


@record
class ListAccess(Place):
    """``list.0`` and ``list[i]`` on a static List; a negative index in braces counts from the end (not with a dot)."""

    receiver: Expr
    index: Expr
    getter: Method | None
    setter: Method | None
    braces: bool


@record
class ArrayIndex(Place):
    """``array[i]``; negative counts from the end."""

    receiver: Expr
    index: Expr


@record
class DefIndex(Place):
    """``receiver[index]`` on a def receiver; the index keeps its static type."""

    receiver: Expr
    index: Expr


@record
class ArrayLength(Expr):
    """``array.length``."""

    receiver: Expr


@record
class Held(Expr):
    """Stands for the already evaluated, non-null receiver inside a ``NullSafe``."""


@record
class NullSafe(Expr):
    """``receiver?.step``: null when ``receiver`` is null, else ``step``, whose own receiver is ``held``."""

    receiver: Expr
    held: Held
    step: Expr


@record
class Assign(Expr):
    """``target = value``; ``value`` has the target's type. Where ``type`` is void the value is not used."""

    target: Place
    value: Expr


@record
class CompoundAssign(Expr):
    """``target op= value``.

    The target's old value is cast from ``target.type`` to ``operand_type`` (implicitly), combined with ``value``,
    and cast
    back explicitly. ``operand_type`` String means concatenation (``value`` keeps its own type, the old value too);
    ``def`` means a dynamic operator whose result is cast back to the old value's runtime class (§2.7) when
    ``target.type`` is def. ``shift_type`` as in ``Binary``. ``post``: the expression's value is the old one (``x++``).
    """

    target: Place
    operator: str
    operand_type: Type
    shift_type: Type | None
    value: Expr
    post: bool


# --- calls and functions ----------------------------------------------------------------------------------------


@record
class CallLocal(Expr):
    """A call of a user function."""

    function: "Function"
    arguments: tuple[Expr, ...]


@record
class CallStatic(Expr):
    """``Type.method(…)``."""

    method: Method
    arguments: tuple[Expr, ...]


@record
class CallMethod(Expr):
    """``receiver.method(…)`` on a static type. A primitive receiver is boxed by a ``Cast`` to its box first."""

    receiver: Expr
    method: Method
    arguments: tuple[Expr, ...]


@record
class CallDef(Expr):
    """``receiver.name(…)`` on def. Lambdas and references among the arguments have ``interface is None``."""

    receiver: Expr
    name: str
    arguments: tuple[Expr, ...]


@record
class Lambda(Expr):
    """A lambda. ``interface`` is the functional interface's method when it is known statically.

    ``captures`` are variables of the enclosing function, in order of first use; they are read when the lambda is
    created. ``inner`` are the variables that stand for them in the body, in the same order (``Local`` nodes of the body
    refer to these). ``returns`` is the type that the body's returns have (def where the interface returns void).
    ``name`` is the synthetic name that the server gives, for messages: ``lambda$synthetic$0``.
    """

    name: str
    parameters: tuple[Variable, ...]
    captures: tuple[Variable, ...]
    inner: tuple[Variable, ...]
    body: "Block"
    returns: Type
    interface: Method | None


@record
class FunctionRef(Expr):
    """``symbol::method``. Exactly one meaning is set when ``interface`` is known:

    ``function`` (``this::f``), ``constructor`` (``T::new``), ``method`` (static, or an instance method whose
    receiver is the first
    argument or the captured value). ``captured`` is the variable of ``variable::method``. Where ``interface`` is
    None (argument
    of a def call), or ``captured`` has type def, the rest is resolved at run time from ``symbol`` and ``name``.
    """

    symbol: str
    name: str
    captured: Variable | None
    interface: Method | None
    function: "Function | None"
    constructor: Constructor | None
    method: Method | None


@record
class NewArrayRef(Expr):
    """``T[]::new``: a function from int to ``array_type``."""

    name: str
    array_type: Type
    interface: Method | None


# --- statements -------------------------------------------------------------------------------------------------


@record
class Block(Stmt):
    """Statements in order."""

    statements: tuple[Stmt, ...]


@record
class Declare(Stmt):
    """A declared variable; ``offset`` is that of its name. ``T a, b`` gives two of these."""

    variable: Variable
    value: Expr | None


@record
class ExpressionStatement(Stmt):
    """An expression for its effects; a value left over is dropped."""

    expression: Expr


@record
class Return(Stmt):
    """``return``; ``value`` has the function's return type, or is None in a void function."""

    value: Expr | None
    implicit: bool


@record
class If(Stmt):
    """``if``/``else``."""

    condition: Expr
    then: Block
    otherwise: Block | None


@record
class While(Stmt):
    """``while``."""

    condition: Expr
    block: Block | None


@record
class DoWhile(Stmt):
    """``do … while``."""

    block: Block
    condition: Expr


@record
class For(Stmt):
    """``for(;;)``; the initializer is a tuple of ``Declare`` or one ``ExpressionStatement``, or empty."""

    initializer: tuple[Stmt, ...]
    condition: Expr | None
    afterthought: Expr | None
    block: Block | None


@record
class ForEach(Stmt):
    """``for (x in e)``. ``kind`` tells the static type of the iterable; ``element`` is the type before the cast to
    the variable's.

    Each element is cast explicitly from ``element`` to ``variable.type`` (no cast where they are equal).
    """

    variable: Variable
    iterable: Expr
    kind: Literal["array", "iterable", "def"]
    element: Type
    block: Block


@record
class Catch(Node):
    """One ``catch``; an empty block is ``None``."""

    variable: Variable
    block: Block | None


@record
class Try(Stmt):
    """``try``."""

    block: Block
    catches: tuple[Catch, ...]


@record
class Throw(Stmt):
    """``throw``; the value has type ``java.lang.Exception``."""

    value: Expr


@record
class Continue(Stmt):
    """``continue``."""


@record
class Break(Stmt):
    """``break``."""


@dataclass(slots=True, eq=False)
class Function:
    """A user function, or the main body under the name ``execute``.

    ``block`` is set when the body has been analysed (calls may come before it). ``falls_through`` is true when the
    end of
    the body can be reached (void functions and the main body only).
    """

    name: str
    returns: Type
    parameters: tuple[Variable, ...]
    offset: int
    block: Block = field(default_factory=lambda: Block(0, ()))
    falls_through: bool = False


@record
class Script(Record):
    """An analysed script: its functions in source order and the main body (whose parameters are the context's,
    ``params``).
    """

    source: str
    functions: tuple[Function, ...]
    main: Function
