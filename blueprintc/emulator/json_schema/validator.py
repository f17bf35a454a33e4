"""``JsonSchema``: a schema, ready to be applied to instances; the order and the texts of errors are networknt's.

Draft 2020-12, and what earlier drafts write differently (arrays in ``items``, ``definitions``). Formats are not
asserted: in 2020-12 they are annotations.
"""

from urllib.parse import unquote

from blueprintc.emulator.json_schema.applicators import APPLICATORS
from blueprintc.emulator.json_schema.keywords import ASSERTIONS, SchemaMistake
from blueprintc.emulator.json_schema.outcome import Place, Result, SchemaError, Wording
from blueprintc.errors import UnsupportedError
from blueprintc.jsontext import Json

# Upstream: JsonSchema.VALIDATOR_SORT; all other keywords run in the order in which they are written
_ORDER_1 = {"properties": -2, "patternProperties": -1, "unevaluatedProperties": 1, "unevaluatedItems": 2}
_ORDER_3 = {"type": -3, **_ORDER_1}
_NOT_DONE = ("$dynamicRef", "$recursiveRef", "dependencies")


class JsonSchema:
    """A schema as parsed JSON, and whose texts its errors have."""

    def __init__(self, schema: Json, wording: Wording) -> None:
        self._root = schema
        self._wording = wording
        self._order = _ORDER_1 if wording is Wording.NETWORKNT_1 else _ORDER_3

    def validate(self, instance: Json) -> list[str]:
        """The errors of an instance, each as ``place: message``.

        Raises ``SchemaMistake`` for a schema that the server's validator cannot read, ``UnsupportedError`` for what is
        not emulated.
        """
        try:
            errors = self.evaluate(self._root, instance, Place.root(self._wording)).errors
        except RecursionError:
            raise UnsupportedError("a model interface that is nested or refers to itself too deeply") from None
        if self._wording is Wording.NETWORKNT_1:
            errors = _distinct(errors)
        return [str(error) for error in errors]

    def evaluate(self, schema: Json, value: Json, place: Place) -> Result:
        """The outcome of a subschema."""
        result = Result()
        if schema is False:
            result.errors.append(place.error(f"schema for '{place.keyword or 'null'}' is false"))
        if not isinstance(schema, dict):
            return result
        for keyword in sorted(schema, key=self._rank):
            wanted = schema[keyword]
            assertion = ASSERTIONS.get(keyword)
            if assertion is not None:
                here = place.along(keyword)
                result.errors += [here.error(message) for message in assertion(wanted, value, schema, place)]
                continue
            applicator = APPLICATORS.get(keyword)
            if applicator is not None:
                applicator(self, wanted, value, schema, place.along(keyword), result)
            elif keyword in _NOT_DONE:
                raise UnsupportedError(f"the keyword {keyword} in a model interface")
        return result

    def _rank(self, keyword: str) -> int:
        return self._order.get(keyword, 0)

    def refer(self, reference: str, value: Json, place: Place) -> Result:
        """The outcome of the schema that ``reference`` names; it must be inside this document."""
        return self.evaluate(self._resolve(reference), value, place)

    def _resolve(self, reference: str) -> Json:
        if not reference.startswith("#"):
            raise UnsupportedError(f"the reference {reference} to another document in a model interface")
        fragment = unquote(reference[1:])
        if fragment and not fragment.startswith("/"):
            return _anchored(self._root, fragment)
        node = self._root
        for step in fragment.split("/")[1:]:
            name = step.replace("~1", "/").replace("~0", "~")
            if isinstance(node, dict) and name in node:
                node = node[name]
            elif isinstance(node, list) and name.isdecimal() and int(name) < len(node):
                node = node[int(name)]
            else:
                raise SchemaMistake(_unresolved(fragment, self._wording))
        return node


def _unresolved(fragment: str, wording: Wording) -> str:
    text = f"Reference {fragment} cannot be resolved"
    return f": {text}" if wording is Wording.NETWORKNT_1 else text


def _anchored(node: Json, anchor: str) -> Json:
    stack = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            if here.get("$anchor") == anchor or here.get("$id") == f"#{anchor}":
                return here
            stack.extend(here.values())
        elif isinstance(here, list):
            stack.extend(here)
    raise SchemaMistake(f"Reference {anchor} cannot be resolved")


def _distinct(errors: list[SchemaError]) -> list[SchemaError]:
    return list(dict.fromkeys(errors))
