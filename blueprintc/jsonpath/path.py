"""Compiled paths: what they know about themselves, and their evaluation."""

from blueprintc.jsonpath.evaluation import DEFAULT_OPTIONS, Budget, Evaluation, Options, walk
from blueprintc.jsonpath.references import Reference
from blueprintc.jsonpath.scan_token import ScanToken
from blueprintc.jsonpath.tokens import RootToken, Token
from blueprintc.jsontext.values import Json


class Path:
    """A linked list of tokens behind a root.

    ``has_functions``: functions occur in it, arguments and filters included. ``is_constant``: evaluating it leaves no
    traces in its tokens, so that it may be used again.
    """

    __slots__ = ("has_functions", "is_constant", "is_root_path", "root")

    def __init__(self, root: RootToken, *, is_root_path: bool, has_functions: bool, is_constant: bool) -> None:
        self.root = self._call_on_scan(root)
        self.is_root_path = is_root_path
        self.has_functions = has_functions
        self.is_constant = is_constant

    def __str__(self) -> str:
        return str(self.root)

    @property
    def is_definite(self) -> bool:
        """Whether the path leads to one value rather than to a list of them."""
        return self.root.path_is_definite()

    @property
    def is_function_path(self) -> bool:
        """Whether the last step is a function call."""
        return self.root.tail.is_function

    def evaluate(
        self,
        document: Json,
        root: Json,
        options: Options = DEFAULT_OPTIONS,
        *,
        for_update: bool = False,
        with_trails: bool = False,
        budget: Budget | None = None,
    ) -> Evaluation:
        """Apply the path to ``document``; ``root`` is what ``$`` means in filters and arguments.

        ``for_update`` keeps references to the places, ``with_trails`` their names.
        """
        evaluation = Evaluation(self, root, options, for_update, with_trails, budget or Budget())
        reference = Reference(root, None) if for_update else None
        walk(self.root, None, reference, document, evaluation)
        return evaluation

    def _call_on_scan(self, root: RootToken) -> RootToken:
        """``$..a.f()`` becomes ``$.f($..a)``. Upstream: CompiledPath.invertScannerFunctionRelationship."""
        if not root.tail.is_function or not isinstance(root.next, ScanToken):
            return root
        from blueprintc.jsonpath.function_token import FunctionToken
        from blueprintc.jsonpath.functions.parameters import Parameter

        before: Token = root
        token: Token | None = root.next
        while token is not None and not isinstance(token, FunctionToken):
            before, token = token, token.next
        if token is None:
            return root
        before.next = None
        root.tail = before
        argument = Path(root, is_root_path=True, has_functions=True, is_constant=False)
        token.parameters = [Parameter(path=argument)]
        outer = RootToken("$")
        outer.tail = token
        outer.next = token
        return outer
