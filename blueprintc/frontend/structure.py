"""Keys and types of a document against the table of fields."""

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Severity, closest
from blueprintc.frontend import codes
from blueprintc.model import Mapping, Member, Node, Scalar, Sequence, describe
from blueprintc.model.fields import (
    ACTION,
    BLUEPRINT,
    BLUEPRINT_KEYS,
    CLIENT_CONFIG,
    CONNECTOR,
    CREDENTIAL_SOURCE,
    Field,
    Kind,
    field_of,
)
from blueprintc.source import Span

#: Parameters that ML Commons itself reads: people put them beside ``parameters`` by mistake.
KNOWN_PARAMETERS = frozenset(
    {
        "charset",
        "endpoint",
        "input_docs_processed_step_size",
        "input_processors",
        "max_tokens",
        "model",
        "no_escape_params",
        "output_processors",
        "region",
        "response_filter",
        "service_name",
        "skip_validating_missing_parameters",
        "stream",
        "temperature",
    }
)

#: Words that other tools use, and what they are called here.
_ALIASES = {
    "action": "actions",
    "body": "request_body",
    "credentials": "credential",
    "endpoint": "url",
    "header": "headers",
    "http_method": "method",
    "params": "parameters",
    "type": "action_type",
    "uri": "url",
}

_PLACES = (
    ("actions", frozenset(field.name for field in ACTION)),
    ("client_config", frozenset(field.name for field in CLIENT_CONFIG)),
    ("the top level", frozenset(field.name for field in CONNECTOR + BLUEPRINT)),
    ("parameters", KNOWN_PARAMETERS),
)


def check_structure(root: Mapping, sink: DiagnosticSink, *, is_connector: bool) -> None:
    """Report unknown and misplaced keys, wrong types and missing keys of one complete document.

    In a plain connector what the server would merely skip is a warning: the file may not be the author's own.
    """
    _Checker(sink, is_connector).document(root)


class _Checker:
    def __init__(self, sink: DiagnosticSink, is_connector: bool) -> None:
        self._sink = sink
        self._is_connector = is_connector

    def document(self, root: Mapping) -> None:
        table = CONNECTOR if self._is_connector else CONNECTOR + BLUEPRINT
        for member in root.members:
            field = field_of(table, member.key.value)
            if field is None:
                self._unknown(member, table, "the top level")
            else:
                self._check(member, field)
        self._required(root, CONNECTOR, root.members[0].key.whole if root.members else root.span)
        if _protocol(root) not in ("mcp_sse", "mcp_streamable_http"):
            for name in ("url", "headers"):
                member_found = root.member(name)
                if member_found is not None:
                    self._misplaced(member_found, "actions", "the server reads it here for MCP protocols only")

    def _required(self, mapping: Mapping, table: tuple[Field, ...], span: Span) -> None:
        missing = [field.name for field in table if field.required and mapping.get(field.name) is None]
        if missing:
            names = ", ".join(f'"{name}"' for name in missing)
            self._report(codes.MISSING_KEY, f"{names} {'is' if len(missing) == 1 else 'are'} missing", span)

    def _check(self, member: Member, field: Field) -> None:
        value = member.value
        match field.kind:
            case Kind.TEXT | Kind.FUNCTION | Kind.VERSIONS:
                self._text(value, field)
            case Kind.INTEGER | Kind.BOOLEAN:
                self._literal(value, field)
            case Kind.TEXTS | Kind.PARAMETERS | Kind.CREDENTIAL | Kind.INPUTS | Kind.OBJECT:
                self._mapping(value, field)
            case Kind.TEXT_LIST:
                if not isinstance(value, Sequence):
                    self._wrong(value, field.name, field.kind.value)
                else:
                    for item in value.items:
                        self._text(item, field)
            case Kind.TEXTS_OR_TEXT:
                for item in value.items if isinstance(value, Sequence) else (value,):
                    self._text(item, field)
            case Kind.ACTIONS:
                self._actions(value, field)
            case Kind.BODY:
                self._body(value)
            case _:
                pass

    def _text(self, value: Node, field: Field) -> None:
        if getattr(value, "tag", "") in ("!template", "!file"):
            return  # it failed, which was reported
        if not isinstance(value, Scalar) or value.value is None:
            self._wrong(value, field.name, field.kind.value)
            return
        text = value.text.value
        if field.choices and not self._is_choice(text, field):
            like = closest(text, field.choices)
            self._report(
                codes.BAD_CHOICE,
                f'"{text[:80]}" is not one of the values of "{field.name}"',
                value.span,
                help=f'did you mean "{like}"?' if like else "use one of " + ", ".join(field.choices),
            )

    def _is_choice(self, text: str, field: Field) -> bool:
        if "${" in text or "{{" in text or "{%" in text:
            return True  # another tool's placeholder, or a template that failed; nothing is known about its value
        # Upstream: ConnectorAction.parse and the clients upper-case these; protocol and access mode are exact.
        if field.any_case:
            return text.lower() in {choice.lower() for choice in field.choices}
        return text in field.choices

    def _literal(self, value: Node, field: Field) -> None:
        """An integer or a boolean, or a text that the server takes for one."""
        if isinstance(value, Scalar):
            text = value.text.value
            if field.kind is Kind.BOOLEAN and text in ("true", "false") and not value.doubt:
                return
            if field.kind is Kind.INTEGER and not isinstance(value.value, bool) and _is_number(text):
                return
        self._wrong(value, field.name, field.kind.value)

    def _mapping(self, value: Node, field: Field) -> None:
        if not isinstance(value, Mapping):
            self._wrong(value, field.name, field.kind.value)
            return
        if field.kind is Kind.OBJECT:
            for member in value.members:
                inner = field_of(field.fields, member.key.value)
                if inner is None:
                    self._unknown(member, field.fields, field.name)
                else:
                    self._check(member, inner)
        elif field.kind is Kind.TEXTS:
            for member in value.members:
                if not isinstance(member.value, Scalar) or member.value.value is None:
                    self._wrong(member.value, f"{field.name}.{member.key.value}", "a text")
        elif field.kind is Kind.CREDENTIAL:
            for member in value.members:
                self._credential(member)

    def _credential(self, member: Member) -> None:
        name = f"credential.{member.key.value}"
        value = member.value
        if isinstance(value, Scalar) and value.value is not None:
            return
        if self._is_connector or not isinstance(value, Mapping):
            expected = (
                "a text" if self._is_connector else "a source ({env: NAME}, {file: PATH} or {value: TEXT}) or a text"
            )
            self._wrong(value, name, expected)
            return
        for inner in value.members:
            field = field_of(CREDENTIAL_SOURCE, inner.key.value)
            if field is None:
                self._unknown(inner, CREDENTIAL_SOURCE, name)
            else:
                self._text(inner.value, field)
        if len(value.members) != 1:
            self._wrong(value, name, "exactly one of env, file and value", got=f"{len(value.members)} keys")

    def _actions(self, value: Node, field: Field) -> None:
        if not isinstance(value, Sequence):
            self._wrong(value, field.name, field.kind.value)
            return
        for item in value.items:
            if not isinstance(item, Mapping):
                self._wrong(item, "actions", "a mapping")
                continue
            for member in item.members:
                inner = field_of(ACTION, member.key.value)
                if inner is None:
                    self._unknown(member, ACTION, "actions")
                else:
                    self._check(member, inner)
            self._required(item, ACTION, item.members[0].key.whole if item.members else item.span)

    def _body(self, value: Node) -> None:
        if isinstance(value, Scalar):
            if value.value is None:
                self._wrong(value, "request_body", Kind.BODY.value)
            return
        if self._is_connector:
            self._wrong(
                value,
                "request_body",
                "a text that holds JSON",
                help="a connector carries its body as a text; with `blueprint: 1` a mapping is lowered to it",
            )

    def _unknown(self, member: Member, table: tuple[Field, ...], place: str) -> None:
        name = member.key.value
        if self._is_connector and name in BLUEPRINT_KEYS and place == "the top level":
            self._report(
                codes.BLUEPRINT_KEY, f'"{name}" is a key of a blueprint', member.key.whole, help="add `blueprint: 1`"
            )
            return
        for other, names in _PLACES:
            if name in names and other != place:
                self._misplaced(member, other)
                return
        known = [field.name for field in table]
        like = _ALIASES.get(name) if _ALIASES.get(name) in known else closest(name, known)
        self._report(
            codes.UNKNOWN_KEY,
            f'"{name[:80]}" is no key of {place}',
            member.key.whole,
            help=f'did you mean "{like}"?' if like else "",
            lenient=True,
        )

    def _misplaced(self, member: Member, place: str, why: str = "") -> None:
        self._report(
            codes.MISPLACED_KEY,
            f'"{member.key.value}" belongs in {place}' + (f": {why}" if why else ""),
            member.key.whole,
            help=f"move it to {place}" if place == "the top level" else f'move it to "{place}"',
            lenient=True,
        )

    def _wrong(self, value: Node, name: str, expected: str, *, got: str = "", help: str = "") -> None:
        if isinstance(value, Scalar) and value.doubt:
            got = f'"{value.text.value}", {value.doubt}'
        self._report(
            codes.WRONG_TYPE, f'"{name}" must be {expected}, not {got or describe(value)}', value.span, help=help
        )

    def _report(self, code: Code, message: str, span: Span, *, help: str = "", lenient: bool = False) -> None:
        severity = Severity.WARNING if lenient and self._is_connector else code.severity
        self._sink.report(Diagnostic(code, message, span, help=help, severity=severity))


def _protocol(root: Mapping) -> str:
    node = root.get("protocol")
    return node.text.value if isinstance(node, Scalar) else ""


def _is_number(text: str) -> bool:
    try:
        return float(text) == float(text)
    except ValueError:
        return False
