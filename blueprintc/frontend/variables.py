"""Build-time variables: ``vars``, where their values come from, and what they may be."""

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink, Label, closest, did_you_mean
from blueprintc.frontend import codes
from blueprintc.frontend.json_reader import STRICT, read_json
from blueprintc.frontend.options import LoadOptions
from blueprintc.frontend.values import Variables, template_value
from blueprintc.model import Mapping, Member, Node, Plain, Scalar, Sequence, describe
from blueprintc.model.fields import VARIABLE
from blueprintc.records import record
from blueprintc.source import SourceFile, Span

_TYPES = ("string", "integer", "number", "boolean", "array", "object")


@record
class Declaration:
    """A variable as the blueprint declares it. ``type`` is empty where any value is allowed."""

    name: str
    key: Span
    type: str
    default: Node | None
    choices: tuple[Node, ...]
    required: bool


def declarations(document: Mapping, sink: DiagnosticSink) -> dict[str, Declaration]:
    """What ``vars`` declares, by name."""
    node = document.get("vars")
    if node is None or (isinstance(node, Scalar) and node.value is None):
        return {}
    if not isinstance(node, Mapping):
        sink.report(Diagnostic.of(codes.BAD_VARIABLE, f'"vars" must be a mapping, not {describe(node)}', node.span))
        return {}
    found: dict[str, Declaration] = {}
    for member in node.members:
        name = member.key.value
        if not name.isidentifier():
            message = f'"{name[:60]}" cannot be used in templates'
            help = "use letters, digits and _, not starting with a digit"
            sink.report(Diagnostic.of(codes.BAD_VARIABLE, message, member.key.whole, help=help))
        found[name] = _declaration(member, sink)
    return found


def _declaration(member: Member, sink: DiagnosticSink) -> Declaration:
    name, value = member.key.value, member.value
    if not isinstance(value, Mapping):
        is_null = isinstance(value, Scalar) and value.value is None
        return Declaration(name, member.key.whole, "", None if is_null else value, (), is_null)
    known = [field.name for field in VARIABLE]
    for inner in value.members:
        if inner.key.value not in known:
            sink.report(
                Diagnostic.of(
                    codes.BAD_VARIABLE,
                    f'"{inner.key.value[:60]}" is no key of a variable',
                    inner.key.whole,
                    help=did_you_mean(inner.key.value, known) or "known are " + ", ".join(known),
                )
            )
    default = value.get("default")
    enum = value.get("enum")
    if enum is not None and not isinstance(enum, Sequence):
        sink.report(Diagnostic.of(codes.BAD_VARIABLE, f'"enum" must be a list, not {describe(enum)}', enum.span))
    choices: tuple[Node, ...] = enum.items if isinstance(enum, Sequence) else ()
    required = value.get("required")
    if required is not None and not (isinstance(required, Scalar) and isinstance(required.value, bool)):
        sink.report(Diagnostic.of(codes.BAD_VARIABLE, '"required" must be true or false', required.span))
    needed = required.value is True if isinstance(required, Scalar) else default is None
    return Declaration(name, member.key.whole, _type(value, default, sink), default, choices, needed)


def _type(value: Mapping, default: Node | None, sink: DiagnosticSink) -> str:
    node = value.get("type")
    if node is None:
        return ""
    word = node.text.value if isinstance(node, Scalar) else ""
    if word not in _TYPES:
        like = closest(word, _TYPES)
        help = f'did you mean "{like}"?' if like else "use one of " + ", ".join(_TYPES)
        sink.report(Diagnostic.of(codes.BAD_VARIABLE, f'"{word[:60]}" is no type', node.span, help=help))
        return ""
    return word


class VariableResolver:
    """Gives variables their values: default, environment, variant, command line; the last one wins."""

    def __init__(self, declared: dict[str, Declaration], options: LoadOptions, sink: DiagnosticSink) -> None:
        self._declared = declared
        self._options = options
        self._sink = sink

    def resolve(self, variant: Mapping | None) -> Variables | None:
        """The values for a variant (``None``: for the blueprint itself); ``None`` where one is missing (reported)."""
        given = _given(variant, self._declared, self._sink) if variant is not None else {}
        values: dict[str, Plain] = {}
        complete = True
        for name, declared in self._declared.items():
            if name in self._options.variables:
                values[name] = self._outside(declared, self._options.variables[name], "--var")
            elif name in given:
                values[name] = self._inside(declared, given[name])
            elif name in self._options.environment_variables:
                where = f'environment "{self._options.environment}"'
                values[name] = self._outside(declared, self._options.environment_variables[name], where)
            elif declared.default is not None:
                values[name] = self._inside(declared, declared.default)
            elif declared.required:
                complete = False
                self._missing(declared)
            else:
                values[name] = None
        return Variables(values) if complete else None

    def is_complete(self) -> bool:
        """Whether the blueprint itself has a value for every required variable."""
        return all(
            not declared.required
            or declared.default is not None
            or name in self._options.variables
            or name in self._options.environment_variables
            for name, declared in self._declared.items()
        )

    def _missing(self, declared: Declaration) -> None:
        self._report(
            codes.VARIABLE_MISSING,
            f'variable "{declared.name}" has no value',
            declared.key,
            help=f"give it a default, a value in the environment or the variant, or --var {declared.name}=…",
        )

    def _inside(self, declared: Declaration, node: Node) -> Plain:
        """A value from a blueprint file."""
        if isinstance(node, Scalar) and node.doubt and declared.type not in ("", "string"):
            message = f'"{node.text.value}" is {node.doubt}, and "{declared.name}" is {declared.type}'
            self._report(codes.VARIABLE_VALUE, message, node.span)
            return node.text.value
        value = template_value(node)
        if declared.type == "string" and isinstance(node, Scalar) and not isinstance(node.value, (str, type(None))):
            value = node.text.value
        elif declared.type and not _fits(value, declared.type) and value is not None:
            message = f'variable "{declared.name}" is {declared.type}, but this is {describe(node)}'
            self._report(codes.VARIABLE_VALUE, message, node.span, labels=(Label(declared.key, "declared here"),))
        self._check_choice(declared, value, node.span, "this")
        return value

    def _outside(self, declared: Declaration, given: Plain, where: str) -> Plain:
        """A value from the configuration or the command line; a text is read by the variable's type."""
        wanted = declared.type or _type_of(declared.default, declared.choices)
        value = _convert(given, wanted) if isinstance(given, str) and wanted not in ("", "string") else given
        if wanted == "string" and isinstance(given, (int, float)) and not isinstance(given, bool):
            value = str(given)
        if wanted and not _fits(value, wanted):
            message = f'{where} gives "{given}" to variable "{declared.name}", which is {wanted}'
            self._report(codes.VARIABLE_VALUE, message, declared.key)
        self._check_choice(declared, value, declared.key, f'"{given}" ({where})')
        return value

    def _check_choice(self, declared: Declaration, value: Plain, span: Span, shown: str) -> None:
        if not declared.choices:
            return
        allowed = [template_value(choice) for choice in declared.choices]
        texts = [choice.text.value for choice in declared.choices if isinstance(choice, Scalar)]
        if declared.type == "string":
            allowed += texts
        if not any(value == each and type(value) is type(each) for each in allowed):
            help = did_you_mean(value, texts) if isinstance(value, str) else ""
            self._report(
                codes.VARIABLE_VALUE,
                f'{shown} is no value that "{declared.name}" allows',
                span,
                help=help or "allowed are " + ", ".join(texts),
                labels=() if span == declared.key else (Label(declared.key, "declared here"),),
            )

    def _report(self, code: Code, message: str, span: Span, *, help: str = "", labels: tuple[Label, ...] = ()) -> None:
        self._sink.report(Diagnostic.of(code, message, span, help=help, labels=labels))


def _given(variant: Mapping, declared: dict[str, Declaration], sink: DiagnosticSink) -> dict[str, Node]:
    """The values that a variant gives, by name; undeclared names are reported."""
    node = variant.get("vars")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        message = f'"vars" of a variant must be a mapping of values, not {describe(node)}'
        sink.report(Diagnostic.of(codes.BAD_VARIANT, message, node.span))
        return {}
    for member in node.members:
        if member.key.value not in declared:
            sink.report(
                Diagnostic.of(
                    codes.UNKNOWN_VARIABLE,
                    f'variable "{member.key.value[:60]}" is not declared',
                    member.key.whole,
                    help=did_you_mean(member.key.value, declared),
                )
            )
    return {member.key.value: member.value for member in node.members}


def _type_of(default: Node | None, choices: tuple[Node, ...]) -> str:
    """The type of a variable that declares none, by its default or its choices."""
    sample = default if default is not None else choices[0] if choices else None
    if sample is None:
        return ""
    value = template_value(sample)
    return next((name for name in _TYPES if _fits(value, name)), "")


def _fits(value: Plain, name: str) -> bool:
    match name:
        case "string":
            return isinstance(value, str)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, (int, float)) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case "array":
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)


def _convert(text: str, wanted: str) -> Plain:
    """The JSON value that a text spells, where it is of the wanted type; else the text."""
    node = read_json(SourceFile("value", text), DiagnosticSink(), dialect=STRICT)
    if node is None:
        return text
    value = template_value(node)
    return value if _fits(value, wanted) else text
