"""The walk over expressions: how a parent uses a child, what a child turns out to be, and the casts between them.

Each family of nodes has a module with a table ``VISITORS`` from node class to a function ``(walk, node, use, scope)
-> Result``.
Analysis is one pass in the server's order (depth first, left to right, the checks of a node in the order of its
visitor upstream), so that the first error found is the server's. Upstream: DefaultSemanticAnalysisPhase.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from blueprintc.painless import nodes, typed
from blueprintc.painless.allowlist import Allowlist
from blueprintc.painless.analysis.casts import check_cast
from blueprintc.painless.analysis.fold import CONSTANT_TYPES, fold_cast
from blueprintc.painless.errors import ARRAY_INDEX, CompileError
from blueprintc.painless.scope import Scope
from blueprintc.painless.types import BOOLEAN, DEF, OBJECT, Method, Type


@dataclass(frozen=True, slots=True)
class Use:
    """How a parent uses an expression.

    ``target`` is the type that it is wanted as, if one is known beforehand; ``explicit`` and ``internal`` say what
    kind of cast
    will make it so; ``negate`` belongs to a literal directly behind a minus.
    """

    read: bool = False
    write: bool = False
    target: Type | None = None
    explicit: bool = False
    internal: bool = False
    negate: bool = False


UNUSED = Use()
READ = Use(read=True)


@dataclass(frozen=True, slots=True)
class TypeName:
    """An expression that names a type."""

    type: Type


@dataclass(frozen=True, slots=True)
class PartialName:
    """A dotted name that is not a type, yet; perhaps with the next part."""

    text: str


Result = typed.Expr | TypeName | PartialName


@dataclass(slots=True, eq=False)
class Unit:
    """What the analysis of one script shares."""

    allowlist: Allowlist
    regexes_enabled: bool
    recover: bool
    jdk: int
    functions: dict[str, typed.Function] = field(default_factory=dict)
    """User functions, and the main body as ``execute/0``, by ``name/arity``."""
    lambdas: int = 0
    errors: list[CompileError] = field(default_factory=list)
    """Errors that were recovered from, in order."""
    fold_errors: list[CompileError] = field(default_factory=list)
    """Errors of constant folding, which count only when there are no others."""
    write_errors: list[CompileError] = field(default_factory=list)
    """What the server's code generator stumbles over while it writes."""
    late_errors: list[CompileError] = field(default_factory=list)
    """What comes out when the code of a function is complete, or when the JVM looks at it."""

    null_variables: set[typed.Variable] = field(default_factory=set)
    """Variables that still hold the ``null`` they were declared with, for all that the JVM's verifier knows."""

    merged_variables: set[typed.Variable] = field(default_factory=set)
    """Variables that hold what the verifier takes for an Object (see ``Walk.check_merged``)."""

    def synthetic_name(self, kind: str) -> str:
        """The next name that the server gives to a function that it makes up."""
        self.lambdas += 1
        return f"{kind}$synthetic${self.lambdas - 1}"

    def resolve(self, name: str) -> Type | None:
        """The type of a type name."""
        return self.allowlist.resolve(name)


def stack_underflow() -> CompileError:
    """The engine's code generator finds no value on the stack where there should be one."""
    return CompileError("Index -1 out of bounds for length 0", None, ARRAY_INDEX)


def bad_bytecode(reason: str = "Bad type on operand stack") -> CompileError:
    """The JVM refuses the class that the engine wrote; its text goes on with the byte code."""
    return CompileError(reason, None, "java.lang.VerifyError")


def is_order_with_null(operator: str, operand: Type, right: typed.Expr) -> bool:
    """``d < null``: the engine's code generator leaves out a right operand that is null, for every comparison."""
    return operator in ("<", "<=", ">", ">=") and operand == DEF and isinstance(right, typed.Null)


Visitor = Callable[["Walk", nodes.Expr, Use, Scope], Result]


class Walk:
    """Visits expressions."""

    def __init__(
        self,
        unit: Unit,
        visitors: dict[type[nodes.Expr], Visitor],
        visit_body: Callable[[nodes.Block, Scope], tuple[typed.Block, bool]],
    ) -> None:
        self.unit = unit
        self.allowlist = unit.allowlist
        self.visit_body = visit_body
        """Analyses the body of a lambda; tells whether all its paths return."""
        self._visitors = visitors

    def visit(self, node: nodes.Expr, use: Use, scope: Scope) -> Result:
        """Analyse ``node``, which may turn out to be a type or a part of a name."""
        return self._visitors[type(node)](self, node, use, scope)

    def value(self, node: nodes.Expr, use: Use, scope: Scope) -> typed.Expr:
        """Analyse ``node``, which must have a value."""
        # Upstream: DefaultSemanticAnalysisPhase.checkedVisit
        result = self._visitors[type(node)](self, node, use, scope)
        if isinstance(result, typed.Expr):
            return result
        if isinstance(result, PartialName):
            raise CompileError(f"cannot resolve symbol [{result.text}]", node.offset)
        raise CompileError(f"value required: instead found unexpected type [{result.type}]", node.offset)

    def converted(
        self,
        node: nodes.Expr,
        target: Type,
        scope: Scope,
        *,
        explicit: bool = False,
        internal: bool = False,
    ) -> typed.Expr:
        """Analyse ``node`` where a value of type ``target`` is wanted, and cast it."""
        use = Use(read=True, target=target, explicit=explicit, internal=internal)
        value = self.value(node, use, scope)
        return self.cast(value, target, node.offset, explicit=explicit, internal=internal)

    def condition(self, node: nodes.Expr, scope: Scope) -> typed.Expr:
        """Analyse ``node`` where it decides about a branch."""
        value = self.converted(node, BOOLEAN, scope)
        if isinstance(value, typed.Comparison) and is_order_with_null(value.operator, value.operand_type, value.right):
            self.unit.late_errors[-1] = CompileError("-1", None, "java.lang.NegativeArraySizeException")
        return value

    def cast(
        self, value: typed.Expr, target: Type, offset: int, *, explicit: bool = False, internal: bool = False
    ) -> typed.Expr:
        """``value`` as ``target``; ``offset`` is where the server would complain."""
        if value.type == target:
            return value
        check_cast(self.allowlist, value.type, target, offset, explicit=explicit, internal=internal)
        if isinstance(value, typed.Constant) and target in CONSTANT_TYPES:
            try:
                return typed.Constant(value.offset, target, fold_cast(value.value, value.type, target))
            except CompileError as error:
                self.unit.fold_errors.append(error)
        return typed.Cast(value.offset, target, value, explicit)

    def check_merged(self, value: typed.Expr) -> None:
        """Note that the JVM refuses ``value``, the result of ``?.``, as an argument, a return or a part of a text.

        Upstream: NullSafeSubNode leaves the receiver, known as its own class, where the result would be; of two
        different
        classes the frame computation makes Object, which only interfaces and Object accept.
        """
        if isinstance(value, typed.Local):
            bad = value.variable in self.unit.merged_variables
        else:
            bad = self._is_merged(value)
        if bad:
            self.unit.late_errors.append(bad_bytecode())

    def note_stored(self, variable: typed.Variable, value: typed.Expr | None) -> None:
        """Keep in mind what the JVM's verifier knows of a local variable behind an assignment."""
        unit = self.unit
        for variables, holds in (
            (unit.null_variables, isinstance(value, typed.Null)),
            (unit.merged_variables, value is not None and self._is_merged(value)),
        ):
            if holds:
                variables.add(variable)
            else:
                variables.discard(variable)

    def _is_merged(self, value: typed.Expr) -> bool:
        if not isinstance(value, typed.NullSafe) or value.type in (DEF, OBJECT):
            return False
        receiver = value.receiver
        if isinstance(receiver, typed.Local) and receiver.variable in self.unit.null_variables:
            return False
        api = self.allowlist.api(value.type)
        return receiver.type != value.type and not (api is not None and api.is_interface)

    def arguments(
        self, arguments: tuple[nodes.Expr, ...], parameters: tuple[Type, ...], scope: Scope
    ) -> tuple[typed.Expr, ...]:
        """Arguments of a call that is known statically."""
        values: list[typed.Expr] = []
        for argument, parameter in zip(arguments, parameters, strict=True):
            values.append(self.converted(argument, parameter, scope, internal=True))
            self.check_merged(values[-1])
        return tuple(values)

    def check_write(self, node: nodes.Expr, use: Use, what: str) -> None:
        """Refuse ``node`` as the target of an assignment."""
        if use.write:
            raise CompileError(f"invalid assignment: cannot assign a value to {what}", node.offset)

    def check_use(self, node: nodes.Expr, use: Use, what: str, unused: str) -> None:
        """Refuse ``node`` as the target of an assignment and as a statement."""
        self.check_write(node, use, what)
        if not use.read:
            raise CompileError(f"not a statement: {unused}", node.offset)

    def check_cast(self, actual: Type, expected: Type, offset: int, *, explicit: bool, internal: bool) -> None:
        """Raise the server's error for an illegal cast."""
        check_cast(self.allowlist, actual, expected, offset, explicit=explicit, internal=internal)

    def functional(self, interface: Type) -> Method | None:
        """The method of a functional interface."""
        return self.allowlist.functional(interface)
