"""What readers give: API requests with a positioned body, and the connectors in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.importer import codes
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence
from blueprintc.model.fields import CONNECTOR
from blueprintc.source import Span, Text


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
    the white space of its bodies, because ``build`` wrote it. ``callers`` are those whose calls the text shows.
    """

    connector: Mapping
    carrier: Carrier
    heading: str = ""
    exact: bool = False
    callers: tuple[str, ...] = ()

    @property
    def actions(self) -> int:
        """How many actions it has."""
        node = self.connector.get("actions")
        return len(node.items) if isinstance(node, Sequence) else 0


_CREATE = re.compile(r"(?:^|/)_plugins/_ml/connectors/_create/?(?:\?.*)?$")
_UPDATE = re.compile(r"(?:^|/)_plugins/_ml/connectors/[^/]+(?:/_update)?/?(?:\?.*)?$")
_REGISTER = re.compile(r"(?:^|/)_plugins/_ml/models/(?:_register|_upload)/?(?:\?.*)?$")
_WORKFLOW = re.compile(r"(?:^|/)_plugins/_flow_framework/workflow(?:/[^/]+)?/?(?:\?.*)?$")
_PREDICT = re.compile(r"(?:^|/)_plugins/_ml/models/[^/]+/(_batch_predict|_predict(?:/[a-z_]+)?)/?(?:\?.*)?$")
_SEARCH = re.compile(r"/_search|/_execute")
#: Paths of calls that only one caller makes.
_CALLERS = {
    "_predict": "predict",
    "_predict/text_embedding": "text_embedding",
    "_predict/text_similarity": "rerank",
    "_predict/sparse_encoding": "sparse_encoding",
    "_predict/question_answering": "highlight",
    "_predict/stream": "stream",
    "_batch_predict": "batch",
}
#: Members of a connector that make a JSON object without a request line recognisable.
_TELLING = ("protocol", "actions", "credential", "client_config")
#: What the server answers to a create request; pages show it behind the request.
_ANSWER = {"connector_id"}
_KNOWN = frozenset(field.name for field in CONNECTOR)
#: Upstream: AbstractConnector.toXContent: what only a stored connector has.
_STORED = frozenset({"owner", "access", "created_time", "last_updated_time", "ui_metadata"})


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
    elif _WORKFLOW.search(path):
        yield from connectors_in(body)
    elif _UPDATE.search(path) and not _SEARCH.search(path) and request.method in ("PUT", "POST"):
        if isinstance(body, Mapping):
            yield FoundConnector(body, Carrier.UPDATE)


def caller_of(request: ApiRequest) -> str | None:
    """The caller whose call of a model a request is; none for other requests."""
    found = _PREDICT.search(request.path or "")
    name = None if found is None else _CALLERS.get(found[1])
    is_call = isinstance(request.body, Mapping) and (name != "predict" or request.body.get("parameters") is not None)
    return name if is_call else None


def _in_plain_body(body: Node) -> Iterator[FoundConnector]:
    found = list(connectors_in(body))
    if found:
        yield from found
    elif isinstance(body, Mapping) and set(body.keys()) != _ANSWER and body.members and _KNOWN.issuperset(body.keys()):
        yield FoundConnector(body, Carrier.CREATE)


def connectors_in(body: Node) -> Iterator[FoundConnector]:
    """The connectors of a document that tells by its members what it is.

    That is a connector, a model's registration with one, a flow-framework template, or the answer to a search.
    """
    if not isinstance(body, Mapping):
        return
    inline = body.get("connector")
    if isinstance(inline, Mapping):
        yield FoundConnector(inline, Carrier.REGISTER)
    elif workflows := body.get("workflows") if isinstance(body.get("workflows"), Mapping) else None:
        for member in workflows.members if isinstance(workflows, Mapping) else ():
            yield from connectors_in(member.value)
    elif isinstance(nodes := body.get("nodes"), Sequence):
        for node in nodes.items:
            yield from _in_step(node)
    elif isinstance(hits := body.get("hits"), Mapping | Sequence):
        for hit in hits.items if isinstance(hits, Sequence) else (hits,):
            yield from connectors_in(hit)
    elif isinstance(stored := body.get("_source"), Mapping):
        yield from connectors_in(stored)
    elif any(body.get(key) is not None for key in _TELLING):
        yield FoundConnector(as_request(body), Carrier.CREATE)


def _in_step(node: Node) -> Iterator[FoundConnector]:
    """The connector of a step ``create_connector``. Upstream: flow-framework WorkflowNode, CreateConnectorStep."""
    kind = node.get("type") if isinstance(node, Mapping) else None
    inputs = node.get("user_inputs") if isinstance(node, Mapping) else None
    if isinstance(kind, Scalar) and kind.value == "create_connector" and isinstance(inputs, Mapping):
        name = node.get("id") if isinstance(node, Mapping) else None
        heading = str(name.value) if isinstance(name, Scalar) else ""
        members = tuple(member for member in inputs.members if member.key.value != "node_timeout")
        yield FoundConnector(Mapping(members, inputs.span), Carrier.CREATE, heading)


def as_request(connector: Mapping) -> Mapping:
    """A connector as a create request has it: without what the server adds to a stored one."""
    if not _STORED & set(connector.keys()):
        return connector
    members: list[Member] = []
    for member in connector.members:
        key = member.key
        if key.value == "access" and connector.get("access_mode") is None:
            members.append(Member(Text("access_mode", key.whole), member.value))
        elif key.value not in _STORED:
            members.append(member)
    return Mapping(tuple(members), connector.span)
