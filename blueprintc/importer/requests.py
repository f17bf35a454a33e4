"""What readers give: API requests with a positioned body, and the connectors in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.importer import codes
from blueprintc.model import Mapping, Node, Sequence
from blueprintc.model.fields import CONNECTOR
from blueprintc.source import Span


class Carrier(Enum):
    """The request that carries a connector."""

    CREATE = "create"
    UPDATE = "update"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """A request as it stands in a text. A body alone has neither method nor path."""

    method: str | None
    path: str | None
    body: Node
    span: Span


@dataclass(frozen=True, slots=True)
class FoundConnector:
    """A connector object and the request that carries it.

    ``heading`` is the page's heading above it, if any. ``exact`` says that it is to be built back to the byte, also in
    the white space of its bodies, because ``build`` wrote it.
    """

    connector: Mapping
    carrier: Carrier
    heading: str = ""
    exact: bool = False

    @property
    def actions(self) -> int:
        """How many actions it has."""
        node = self.connector.get("actions")
        return len(node.items) if isinstance(node, Sequence) else 0


_CREATE = re.compile(r"(?:^|/)_plugins/_ml/connectors/_create/?(?:\?.*)?$")
_UPDATE = re.compile(r"(?:^|/)_plugins/_ml/connectors/[^/]+(?:/_update)?/?(?:\?.*)?$")
_REGISTER = re.compile(r"(?:^|/)_plugins/_ml/models/(?:_register|_upload)/?(?:\?.*)?$")
_SEARCH = re.compile(r"/_search|/_execute")
#: Members of a connector that make a JSON object without a request line recognisable.
_TELLING = ("protocol", "actions", "credential", "client_config")
#: What the server answers to a create request; pages show it behind the request.
_ANSWER = {"connector_id"}
_KNOWN = frozenset(field.name for field in CONNECTOR)


def find_connectors(request: ApiRequest, sink: DiagnosticSink) -> Iterator[FoundConnector]:
    """The connectors that a request creates, updates or registers; none for other requests."""
    path = request.path
    body = request.body
    if path is None:
        yield from _in_plain_body(body)
        return
    if _CREATE.search(path):
        if isinstance(body, Mapping):
            yield FoundConnector(body, Carrier.CREATE)
        else:
            sink.report(
                Diagnostic.of(codes.NOT_A_CONNECTOR, "the body of a create request is not an object", body.span)
            )
    elif _REGISTER.search(path) and isinstance(body, Mapping):
        inline = body.get("connector")
        if isinstance(inline, Mapping):
            yield FoundConnector(inline, Carrier.REGISTER)
    elif _UPDATE.search(path) and not _SEARCH.search(path) and request.method in ("PUT", "POST"):
        if isinstance(body, Mapping):
            yield FoundConnector(body, Carrier.UPDATE)


def _in_plain_body(body: Node) -> Iterator[FoundConnector]:
    if not isinstance(body, Mapping):
        return
    inline = body.get("connector")
    if isinstance(inline, Mapping):
        yield FoundConnector(inline, Carrier.REGISTER)
    elif set(body.keys()) == _ANSWER:
        return
    elif any(body.get(key) is not None for key in _TELLING) or (body.members and _KNOWN.issuperset(body.keys())):
        yield FoundConnector(body, Carrier.CREATE)
