"""Scopes of variables during analysis.

One flat name space per function: a block opens a scope, but a name that is visible cannot be declared again. A
lambda sees
the variables around it as read-only copies. Upstream: SemanticScope.
"""

from dataclasses import dataclass, field

from blueprintc.painless.errors import CompileError
from blueprintc.painless.typed import Variable
from blueprintc.painless.types import Type


@dataclass(slots=True, eq=False)
class FunctionFrame:
    """What all scopes of one function or lambda share.

    ``returns`` is the return type. For a lambda, ``captures`` maps each captured outer variable to its read-only
    copy inside,
    in the order of first use.
    """

    returns: Type
    captures: dict[Variable, Variable] = field(default_factory=dict)
    count: int = 0


class Scope:
    """A chain of scopes; the outermost belongs to a function."""

    __slots__ = ("_parent", "_variables", "frame")

    def __init__(self, frame: FunctionFrame, parent: "Scope | None" = None) -> None:
        self.frame = frame
        self._parent = parent
        self._variables: dict[str, Variable] = {}

    @property
    def is_body(self) -> bool:
        """This is the outermost scope of a body: no statement is around it."""
        above = self._parent
        return above is None or above.frame is not self.frame or above._parent is None

    def block(self) -> "Scope":
        """A scope inside this one."""
        return Scope(self.frame, self)

    def function(self, returns: Type) -> "Scope":
        """The scope of a lambda inside this one."""
        return Scope(FunctionFrame(returns), self)

    def is_defined(self, name: str) -> bool:
        """Whether a variable of that name can be seen from here."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope._variables:
                return True
            scope = scope._parent
        return False

    def define(self, offset: int, type_: Type, name: str, *, read_only: bool) -> Variable:
        """Declare a variable; an error when the name can be seen already."""
        return self.adopt(offset, Variable(name, type_, read_only, self.frame.count))

    def adopt(self, offset: int, variable: Variable) -> Variable:
        """Declare a variable that has been made elsewhere."""
        if self.is_defined(variable.name):
            raise CompileError(f"variable [{variable.name}] is already defined", offset)
        self.frame.count += 1
        self._variables[variable.name] = variable
        return variable

    def get(self, offset: int, name: str) -> Variable:
        """The variable of that name as it is seen from here."""
        variable = self._variables.get(name)
        if variable is not None:
            return variable
        if self._parent is None:
            raise CompileError(f"variable [{name}] is not defined", offset)
        variable = self._parent.get(offset, name)
        if self._parent.frame is self.frame:
            return variable
        inner = self.frame.captures.get(variable)
        if inner is None:
            inner = Variable(variable.name, variable.type, True, self.frame.count)
            self.frame.count += 1
            self.frame.captures[variable] = inner
        return inner
