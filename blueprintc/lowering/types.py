"""The type of a run-time parameter, and what it was learnt from."""

from blueprintc.data.builtin_outputs import BUILTIN_OUTPUTS
from blueprintc.lowering.json_text import is_json_number
from blueprintc.model import Instance, Mapping, Node, Scalar, Sequence
from blueprintc.records import record

_TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object", "null"})


@record
class ParameterType:
    """``kinds`` are JSON types without ``null``; ``nullable`` whether the value may be null; ``source`` in words."""

    kinds: frozenset[str]
    nullable: bool
    source: str

    @property
    def is_text(self) -> bool:
        """Whether it can only be a text."""
        return self.kinds == {"string"}

    @property
    def is_json(self) -> bool:
        """Whether it can only be a value that stands without quotes."""
        return "string" not in self.kinds

    @property
    def is_structure(self) -> bool:
        """Whether it can only be a list or an object."""
        return self.kinds <= {"array", "object"}


class ParameterTypes:
    """Types by name, from ``inputs``, the pre-process function of one action, and ``parameters``, in this order."""

    def __init__(self, instance: Instance, action: Mapping) -> None:
        self._inputs = instance.mapping("inputs")
        self._parameters = instance.mapping("parameters")
        function = action.get("pre_process_function")
        name = function.text.value if isinstance(function, Scalar) else ""
        self._outputs = BUILTIN_OUTPUTS.get(name, {})
        self._function = name

    def of(self, name: str) -> ParameterType | None:
        """The type of a parameter, or ``None`` where nothing tells."""
        schema = None if self._inputs is None else self._inputs.get(name)
        if schema is not None:
            kinds = schema_types(schema)
            if kinds - {"null"}:
                return ParameterType(kinds - {"null"}, "null" in kinds, f'"{name}" in inputs')
        if name in self._outputs:
            return ParameterType(frozenset({self._outputs[name]}), False, f'what "{self._function}" produces')
        default = None if self._parameters is None else self._parameters.get(name)
        kind = None if default is None else _value_type(default)
        return None if kind is None else ParameterType(frozenset({kind}), False, f'"{name}" in parameters')

    def names(self) -> list[str]:
        """Every name that something declares."""
        names = list(self._outputs)
        for mapping in (self._inputs, self._parameters):
            if mapping is not None:
                names.extend(mapping.keys())
        return names


def schema_types(schema: Node) -> frozenset[str]:
    """The JSON types that a schema allows, as far as it says so itself: by ``type``, values or alternatives."""
    if not isinstance(schema, Mapping):
        return frozenset()
    declared = schema.get("type")
    if isinstance(declared, Scalar):
        # `type: null` without quotes is YAML's null; the schema means the word.
        word = "null" if declared.value is None else declared.text.value
        return frozenset({word}) & _TYPES
    if isinstance(declared, Sequence):
        words = (
            "null" if item.value is None else item.text.value for item in declared.items if isinstance(item, Scalar)
        )
        return frozenset(words) & _TYPES
    for key in ("anyOf", "oneOf"):
        options = schema.get(key)
        if isinstance(options, Sequence):
            kinds = [schema_types(option) for option in options.items]
            return frozenset().union(*kinds) if all(kinds) else frozenset()
    values = schema.get("enum")
    if isinstance(values, Sequence):
        return frozenset(_json_type(item) for item in values.items)
    constant = schema.get("const")
    if constant is not None:
        return frozenset({_json_type(constant)})
    if schema.get("properties") is not None:
        return frozenset({"object"})
    return frozenset({"array"}) if schema.get("items") is not None else frozenset()


def _json_type(node: Node) -> str:
    match node:
        case Mapping():
            return "object"
        case Sequence():
            return "array"
        case Scalar(value=None):
            return "null"
        case Scalar(value=bool()):
            return "boolean"
        case Scalar(value=int()):
            return "integer"
        case Scalar(value=float()):
            return "number"
        case Scalar(tag="!json", text=text) if is_json_number(text.value):
            return "number"
        case Scalar(tag="!json", text=text) if text.value in ("true", "false"):
            return "boolean"
        case _:
            return "string"


def _value_type(node: Node) -> str | None:
    """The type that a default in ``parameters`` shows; null shows none."""
    kind = _json_type(node)
    return None if kind == "null" else kind
