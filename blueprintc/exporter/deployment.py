"""What every form tells: the connector without its secrets, the model that uses it, and how that model is called."""

from blueprintc.data import secrets
from blueprintc.diagnostics import Diagnostic, DiagnosticSink
from blueprintc.exporter import codes
from blueprintc.exporter.samples import SampleCall, sample_calls
from blueprintc.exporter.values import Secret, Value, secrets_in, value_of
from blueprintc.model import Connector, Mapping, Member, Node, Scalar, Sequence
from blueprintc.records import record
from blueprintc.source import Span

#: Connectors of these protocols serve agents as they are; no model is made of them.
_WITHOUT_MODEL = ("mcp_sse", "mcp_streamable_http")


@record
class Deployment:
    """A connector on its way to a cluster.

    ``body`` is that of the create request, ``secrets`` what it needs to know, ``model`` the body of the request that
    registers a model without ``connector_id`` (``None`` for a connector that no model uses), ``calls`` a sample call
    for each caller. ``source`` is the lowered connector, for places and for what only the blueprint says.
    """

    source: Connector
    body: dict[str, Value]
    secrets: tuple[Secret, ...]
    model: dict[str, Value] | None
    calls: tuple[SampleCall, ...]

    @property
    def title(self) -> str:
        """The connector's name in one line; a connector without one is called ``connector``."""
        return one_line(self.text("name")) or "connector"

    @property
    def description(self) -> str:
        """The connector's description in one line."""
        return one_line(self.text("description"))

    def text(self, key: str) -> str:
        """A member of the connector that is a text; else an empty one."""
        value = self.body.get(key)
        return value if isinstance(value, str) else ""

    def place(self, *path: str | int) -> Span:
        """Where a part of the connector was written; as much of the path as there is."""
        node: Node = self.source.root
        span = node.span
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and isinstance(member := node.member(step), Member):
                node, span = member.value, member.span
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                span = node.span
            else:
                break
        return span


def deployment_of(connector: Connector, sink: DiagnosticSink) -> Deployment:
    """What a form is written of. A credential that is a real secret is reported."""
    body = {
        member.key.value: value_of(member.value, is_credential=member.key.value == "credential")
        for member in connector.root.members
    }
    _report_secrets(connector, sink)
    model: dict[str, Value] | None = None
    calls: tuple[SampleCall, ...] = ()
    if body.get("protocol") not in _WITHOUT_MODEL:
        model = {"name": body.get("name") or "connector", "function_name": "remote"}
        if isinstance(description := body.get("description"), str):
            model["description"] = description
        if connector.interface:
            model["interface"] = dict(connector.interface)
        calls = sample_calls(connector)
    return Deployment(connector, body, tuple(secrets_in(body.get("credential"))), model, calls)


def one_line(text: str) -> str:
    """A text for a comment: control characters and line ends become spaces."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def left_out(key: str) -> str:
    """The words for a part of an action that a form leaves out, because calls work without it."""
    return f'there is no place for "{key}", so it is left out: response formats in parameters then have no effect'


def _report_secrets(connector: Connector, sink: DiagnosticSink) -> None:
    credential = connector.root.get("credential")
    if not isinstance(credential, Mapping):
        return
    for member in credential.members:
        value = member.value
        text = value.value if isinstance(value, Scalar) else None
        if isinstance(text, str) and not secrets.is_public(text) and secrets.find_secret(text) is not None:
            sink.report(
                Diagnostic.of(
                    codes.SECRET_IN_CONNECTOR,
                    f'the value of credential "{member.key.value}" looks like a real secret',
                    member.span,
                    help=f"say where it comes from: {member.key.value}: {{env: NAME_OF_A_VARIABLE}}",
                )
            )
