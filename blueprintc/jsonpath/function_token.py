"""``.name()`` and ``.name(arguments)``: a function call as a step."""

from collections.abc import Sequence

from blueprintc.jsonpath.errors import InvalidPathError
from blueprintc.jsonpath.evaluation import Evaluation, Trail
from blueprintc.jsonpath.functions import FUNCTIONS
from blueprintc.jsonpath.functions.parameters import Parameter
from blueprintc.jsonpath.references import Reference
from blueprintc.jsonpath.tokens import Step, Token, WildcardToken
from blueprintc.jsontext.values import Json


class FunctionToken(Token):
    """Calls a function on the value; the result is a result of the path even when more steps follow."""

    __slots__ = ("_fragment", "name", "parameters")

    is_function = True

    def __init__(self, name: str, parameters: Sequence[Parameter]) -> None:
        super().__init__()
        self.name = name
        self.parameters = parameters
        self._fragment = f".{name}{'(...)' if parameters else '()'}"

    @property
    def fragment(self) -> str:
        return self._fragment

    @property
    def is_definite(self) -> bool:
        return True

    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        function = FUNCTIONS.get(self.name)
        if function is None:
            raise InvalidPathError(f"Function with name: {self.name} does not exist.")
        for parameter in self.parameters:
            parameter.bind(evaluation)
        result = function(model, self.parameters, evaluation)
        evaluation.add(trail, reference, result, suffix=f".{self.name}")
        self._unlink_wildcard()
        return None if self.next is None else (trail, reference, result)

    def _unlink_wildcard(self) -> None:
        """Upstream: FunctionPathToken.cleanWildcardPathToken takes away the first wildcard of the first argument."""
        path = self.parameters[0].path if self.parameters else None
        if path is None or path.is_function_path:
            return
        token = path.root.next
        while token is not None and token.next is not None:
            if isinstance(token.next, WildcardToken):
                token.next = token.next.next
                return
            token = token.next
