"""Where placeholders are used, and in which kind of place."""

from collections.abc import Iterator
from enum import Enum

from blueprintc.linter.facts.quoting import Quoting, quotings
from blueprintc.model import Mapping, Scalar
from blueprintc.model.placeholder import Placeholder, placeholders
from blueprintc.records import record
from blueprintc.source import Span, Text


class Place(Enum):
    """The kinds of place that hold placeholders; the value is the word for messages."""

    BODY = "request_body"
    URL = "url"
    HEADER = "header"
    PRE_PROCESS = "pre_process_function"
    POST_PROCESS = "post_process_function"
    PARAMETER = "parameter"


@record
class Use:
    """One placeholder in one place.

    ``action`` is the index of the action that holds it (none: a connector parameter or a top-level header); ``key``
    the name of the header or parameter; ``quoting`` is known for a body.
    """

    placeholder: Placeholder
    place: Place
    text: Text
    action: int | None = None
    key: str = ""
    quoting: Quoting | None = None

    @property
    def name(self) -> str:
        """The parameter's name."""
        return self.placeholder.name

    @property
    def span(self) -> Span:
        """Where the placeholder was written."""
        return self.text.span(self.placeholder.start, self.placeholder.end)

    @property
    def written(self) -> str:
        """The placeholder's text."""
        return self.text.value[self.placeholder.start : self.placeholder.end]


def find_uses(root: Mapping, actions: tuple[Mapping, ...], namespace: str = "parameters") -> Iterator[Use]:
    """All placeholders of a namespace in a lowered connector, in the order of the document."""
    for key, text in _texts(root.get("parameters")):
        yield from _plain(text, Place.PARAMETER, None, key, namespace)
    for key, text in _texts(root.get("headers")):
        yield from _plain(text, Place.HEADER, None, key, namespace)
    for index, action in enumerate(actions):
        yield from _of_action(action, index, namespace)


def _of_action(action: Mapping, index: int, namespace: str) -> Iterator[Use]:
    for place in (Place.URL, Place.PRE_PROCESS, Place.POST_PROCESS):
        node = action.get(place.value)
        if isinstance(node, Scalar) and isinstance(node.value, str):
            yield from _plain(node.text, place, index, "", namespace)
    for key, text in _texts(action.get("headers")):
        yield from _plain(text, Place.HEADER, index, key, namespace)
    body = action.get("request_body")
    if isinstance(body, Scalar) and isinstance(body.value, str):
        if namespace == "parameters":
            for placeholder, quoting in quotings(body.text.value):
                yield Use(placeholder, Place.BODY, body.text, index, "", quoting)
        else:
            yield from _plain(body.text, Place.BODY, index, "", namespace)


def _plain(text: Text, place: Place, action: int | None, key: str, namespace: str) -> Iterator[Use]:
    if "${" in text.value:
        for placeholder in placeholders(text.value, namespace):
            yield Use(placeholder, place, text, action, key)


def _texts(node: object) -> Iterator[tuple[str, Text]]:
    """The texts of a mapping with their keys; a nested value belongs to the key of the outermost one."""
    if isinstance(node, Mapping):
        for member in node.members:
            if isinstance(member.value, Scalar) and isinstance(member.value.value, str):
                yield member.key.value, member.value.text
