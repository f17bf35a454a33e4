"""The steps of a compiled path: root, property, array index and slice, wildcard.

Tokens are linked and, as in Jayway, not quite constant: functions relink them, and a deep scan leaves an array index in
them. ``Path.read`` therefore compiles such paths anew for each document.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeAlias

from blueprintc.jsonpath.errors import InvalidPathError, PathNotFoundError
from blueprintc.jsonpath.evaluation import (
    DEFAULT_PATH_LEAF_TO_NULL,
    REQUIRE_PROPERTIES,
    SUPPRESS_EXCEPTIONS,
    Evaluation,
    Trail,
    trail_text,
    walk,
)
from blueprintc.jsonpath.java_values import class_name, is_array, to_text
from blueprintc.jsonpath.references import Reference
from blueprintc.jsontext.values import Json
from blueprintc.jvm import JavaError

Step: TypeAlias = tuple[Trail, Reference | None, Json]

_PROVIDER = "com.jayway.jsonpath.spi.json.JsonSmartJsonProvider"
_OUT_OF_BOUNDS = "IndexOutOfBoundsException"


class Token(ABC):
    """One step. ``prev`` is unknown to tokens that were linked in later, as in Jayway."""

    __slots__ = ("_definite", "_upstream_definite", "next", "prev", "upstream_index")

    #: The kinds that most paths have no step of; who asks need not load them.
    is_filter = False
    is_function = False

    def __init__(self) -> None:
        self.prev: Token | None = None
        self.next: Token | None = None
        self.upstream_index = -1
        self._definite: bool | None = None
        self._upstream_definite: bool | None = None

    @property
    @abstractmethod
    def fragment(self) -> str:
        """This step's own text."""

    @property
    @abstractmethod
    def is_definite(self) -> bool:
        """Whether the step leads to at most one value."""

    @abstractmethod
    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        """Apply the step to ``model``: see ``walk``."""

    def __str__(self) -> str:
        parts, token = [], self
        while True:
            parts.append(token.fragment)
            if token.next is None:
                return "".join(parts)
            token = token.next

    def upstream_is_definite(self) -> bool:
        """Whether all steps before this one are definite; decided once."""
        if self._upstream_definite is None:
            token, definite = self.prev, True
            while token is not None and definite:
                definite = token.is_definite
                token = token.prev
            self._upstream_definite = definite
        return self._upstream_definite

    def path_is_definite(self) -> bool:
        """Whether this step and all behind it are definite; decided once, so later relinking does not count."""
        chain: list[Token] = []
        token: Token | None = self
        definite = True
        while token is not None:
            if token._definite is not None:
                definite = token._definite
                break
            chain.append(token)
            if not token.is_definite:
                definite = False
                break
            token = token.next
        for link in chain:
            link._definite = definite
        return definite

    def _property(self, name: str, trail: Trail, model: dict[str, Json], evaluation: Evaluation) -> Step | None:
        """Upstream: PathToken.handleObjectProperty with one property."""
        here: Trail = (trail, name)
        options = evaluation.options
        if name in model:
            value = model[name]
        elif self.next is None:
            if DEFAULT_PATH_LEAF_TO_NULL in options:
                value = None
            elif SUPPRESS_EXCEPTIONS in options or REQUIRE_PROPERTIES not in options:
                return None
            else:
                raise PathNotFoundError(f"No results for path: {self._place(here, evaluation)}")
        else:
            certain = self.upstream_is_definite() and self.is_definite
            if (not certain and REQUIRE_PROPERTIES not in options) or SUPPRESS_EXCEPTIONS in options:
                return None
            raise PathNotFoundError(f"Missing property in path {self._place(here, evaluation)}")
        reference = Reference(model, name) if evaluation.for_update else None
        if self.next is not None:
            return here, reference, value
        # Upstream: after an array index behind a deep scan only the elements with that very index count.
        index = self.upstream_index
        if index == -1 or _index_wanted(evaluation) == f"[{index}]":
            evaluation.add(here, reference, value)
        return None

    def _element(self, index: int, trail: Trail, model: list[Json], evaluation: Evaluation) -> Step | None:
        """Upstream: PathToken.handleArrayIndex; an index outside is no result."""
        place = len(model) + index if index < 0 else index
        if not 0 <= place < len(model):
            return None
        here: Trail = (trail, index)
        reference = Reference(model, index) if evaluation.for_update else None
        if self.next is None:
            evaluation.add(here, reference, model[place])
            return None
        if not evaluation.path.has_functions:
            return here, reference, model[place]
        try:
            walk(self.next, here, reference, model[place], evaluation)
        except JavaError as error:
            # Upstream: the catch for the index itself also swallows those of functions further down.
            if not error.java_class.endswith(_OUT_OF_BOUNDS):
                raise
        return None

    def _place(self, trail: Trail, evaluation: Evaluation) -> str:
        return trail_text(trail, evaluation.path.root.fragment)


def _index_wanted(evaluation: Evaluation) -> str:
    before = evaluation.path.root.tail.prev
    return "" if before is None else before.fragment


class RootToken(Token):
    """``$`` or ``@``, and the knowledge of the last token."""

    __slots__ = ("name", "tail")

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.tail: Token = self

    def append(self, token: Token) -> None:
        """Link a token behind the last one."""
        self.tail.next = token
        token.prev = self.tail
        self.tail = token

    @property
    def fragment(self) -> str:
        return self.name

    @property
    def is_definite(self) -> bool:
        return True

    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        if self.next is None:
            evaluation.add(None, reference, model)
            return None
        return None, reference, model


class PropertyToken(Token):
    """``.name``, ``['name']``, ``['a', 'b']``."""

    __slots__ = ("properties", "quote")

    def __init__(self, properties: Sequence[str], quote: str) -> None:
        super().__init__()
        if not properties:
            raise InvalidPathError("Empty properties")
        self.properties = properties
        self.quote = quote

    @property
    def fragment(self) -> str:
        return f"[{','.join(f'{self.quote}{name}{self.quote}' for name in self.properties)}]"

    @property
    def is_definite(self) -> bool:
        return len(self.properties) == 1 or self.next is None

    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        if not isinstance(model, dict):
            if not self.upstream_is_definite() or SUPPRESS_EXCEPTIONS in evaluation.options:
                return None
            raise PathNotFoundError(
                f"Expected to find an object with property {self.fragment} in path {self._place(trail, evaluation)} "
                f"but found '{class_name(model)}'. This is not a json object according to the JsonProvider: "
                f"'{_PROVIDER}'."
            )
        if len(self.properties) == 1:
            return self._property(self.properties[0], trail, model, evaluation)
        if self.next is None:
            self._merge(trail, model, evaluation)
            return None
        for name in self.properties:
            step = self._property(name, trail, model, evaluation)
            if step is not None:
                walk(self.next, *step, evaluation)
        return None

    def _merge(self, trail: Trail, model: dict[str, Json], evaluation: Evaluation) -> None:
        """Several properties at the end: one object with those that exist."""
        here: Trail = (trail, tuple(self.properties))
        merged: dict[str, Json] = {}
        for name in self.properties:
            if name in model:
                merged[name] = model[name]
            elif DEFAULT_PATH_LEAF_TO_NULL in evaluation.options:
                merged[name] = None
            elif REQUIRE_PROPERTIES in evaluation.options:
                raise PathNotFoundError(f"Missing property in path {self._place(here, evaluation)}")
        reference = Reference(model, tuple(self.properties)) if evaluation.for_update else None
        evaluation.add(here, reference, merged)


class ArrayToken(Token):
    """What applies to arrays only."""

    __slots__ = ()

    def _check(self, trail: Trail, model: Json, evaluation: Evaluation) -> list[Json] | None:
        if is_array(model):
            return model
        if not self.upstream_is_definite() or SUPPRESS_EXCEPTIONS in evaluation.options:
            return None
        if model is None:
            raise PathNotFoundError(f"The path {self._place(trail, evaluation)} is null")
        raise PathNotFoundError(f"Filter: {self} can only be applied to arrays. Current context is: {to_text(model)}")


class IndexToken(ArrayToken):
    """``[0]``, ``[-1]``, ``[0,2]``."""

    __slots__ = ("indexes",)

    def __init__(self, indexes: Sequence[int]) -> None:
        super().__init__()
        self.indexes = indexes

    @property
    def fragment(self) -> str:
        return f"[{','.join(map(str, self.indexes))}]"

    @property
    def is_definite(self) -> bool:
        return len(self.indexes) == 1

    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        array = self._check(trail, model, evaluation)
        if array is None:
            return None
        if len(self.indexes) == 1:
            return self._element(self.indexes[0], trail, array, evaluation)
        for index in self.indexes:
            step = self._element(index, trail, array, evaluation)
            if step is not None:
                walk(self.next, *step, evaluation)
        return None


class SliceToken(ArrayToken):
    """``[1:]``, ``[:2]``, ``[1:2]``. A step is read and forgotten."""

    __slots__ = ("start", "stop")

    def __init__(self, start: int | None, stop: int | None) -> None:
        super().__init__()
        self.start = start
        self.stop = stop

    @property
    def fragment(self) -> str:
        return f"[{'' if self.start is None else self.start}:{'' if self.stop is None else self.stop}]"

    @property
    def is_definite(self) -> bool:
        return False

    def _range(self, length: int) -> range:
        start, stop = self.start, self.stop
        if start is None:
            stop = stop or 0
            return range(min(length, length + stop if stop < 0 else stop))
        if stop is None:
            return range(max(0, length + start if start < 0 else start), length)
        # Upstream: ArraySliceToken.sliceBetween does not count negative ends from the array's end.
        return range(start, min(length, stop))

    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        array = self._check(trail, model, evaluation)
        if array:
            wanted = self._range(len(array))
            # A negative index before the array's start is skipped below; there is no need to count through them.
            for index in range(max(wanted.start, -len(array)), wanted.stop):
                step = self._element(index, trail, array, evaluation)
                if step is not None:
                    walk(self.next, *step, evaluation)
        return None


class WildcardToken(Token):
    """``*``, ``[*]``."""

    __slots__ = ()

    @property
    def fragment(self) -> str:
        return "[*]"

    @property
    def is_definite(self) -> bool:
        return False

    def step(self, trail: Trail, reference: Reference | None, model: Json, evaluation: Evaluation) -> Step | None:
        if isinstance(model, dict):
            for name in list(model):
                step = self._property(name, trail, model, evaluation)
                if step is not None:
                    walk(self.next, *step, evaluation)
        elif is_array(model):
            if self.next is None and not evaluation.for_update and not evaluation.with_trails:
                evaluation.add_all(model)
                return None
            for index in range(len(model)):
                try:
                    step = self._element(index, trail, model, evaluation)
                    if step is not None:
                        walk(self.next, *step, evaluation)
                except PathNotFoundError:
                    if REQUIRE_PROPERTIES in evaluation.options:
                        raise
        return None
