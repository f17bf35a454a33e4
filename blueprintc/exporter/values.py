"""The values of a connector, with secrets taken out: what the printers of the forms write."""

import re
from typing import TypeAlias

from blueprintc.lowering import credential_source
from blueprintc.model import Mapping, Node, Scalar, Sequence
from blueprintc.records import record


@record
class Number:
    """A number in its author's spelling, as JSON has it."""

    text: str


@record
class Secret:
    """A secret by where its value comes from: ``kind`` is ``env`` or ``file``, ``name`` the variable or the path."""

    kind: str
    name: str

    @property
    def placeholder(self) -> str:
        """The text that ``build`` writes for it."""
        return f"<{self.kind}:{self.name}>"


Value: TypeAlias = "None | bool | str | Number | Secret | list[Value] | dict[str, Value]"

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def value_of(node: Node, *, is_credential: bool = False) -> Value:
    """A node of a lowered connector; in its ``credential``, the sources of secrets become ``Secret``."""
    match node:
        case Mapping(members=members):
            return {member.key.value: value_of(member.value, is_credential=is_credential) for member in members}
        case Sequence(items=items):
            return [value_of(item, is_credential=is_credential) for item in items]
        case Scalar(value=str() as text):
            source = credential_source(text) if is_credential else None
            return text if source is None else Secret(*source)
        case Scalar(value=bool() | None as value):
            return value
        case Scalar(value=value, text=text):
            return Number(text.value if _NUMBER.fullmatch(text.value) else repr(value))


def secrets_in(value: Value) -> list[Secret]:
    """The secrets in a value, each once, in order."""
    match value:
        case Secret():
            return [value]
        case dict():
            found = [secret for item in value.values() for secret in secrets_in(item)]
        case list():
            found = [secret for item in value for secret in secrets_in(item)]
        case _:
            return []
    return list(dict.fromkeys(found))
