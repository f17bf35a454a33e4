"""Which members of the allowlist can be run, and which are refused by name."""

from dataclasses import dataclass

from blueprintc.painless.allowlist import Allowlist, ClassApi, template_allowlist
from blueprintc.painless.api import java_class
from blueprintc.painless.interpreter.hierarchy import lineage
from blueprintc.painless.types import Type


@dataclass(frozen=True, slots=True)
class ClassCoverage:
    """The members that a class declares: ``(signature, kind)`` for what runs and for what is refused.

    ``kind`` is ``constructor``, ``static``, ``method`` or ``constant``.
    """

    name: str
    covered: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str], ...]


def coverage(allowlist: Allowlist | None = None) -> list[ClassCoverage]:
    """Every class of the allowlist with its own members (inherited ones are counted where they are declared)."""
    known = allowlist or template_allowlist()
    found = []
    for name in known.class_names():
        api = known.api(Type(name))
        if api is not None:
            found.append(_of_class(name, api))
    return found


def _of_class(name: str, api: ClassApi) -> ClassCoverage:
    registered = java_class(name)
    covered: list[tuple[str, str]] = []
    refused: list[tuple[str, str]] = []

    def note(signature: str, kind: str, runs: bool) -> None:
        (covered if runs else refused).append((signature, kind))

    for arity, constructor in sorted(api.constructors.items()):
        note(constructor.signature, "constructor", registered is not None and arity in registered.constructors)
    for key, method in sorted(api.static_methods.items()):
        note(method.signature, "static", registered is not None and key in registered.static_methods)
    for key, method in sorted(api.methods.items()):
        if method.declared.name == name:
            note(method.signature, "method", _runs(name, key))
    for field_name, field in sorted(api.static_fields.items()):
        runs = registered is not None and field_name in registered.fields
        note(f"{field.type} {field_name}", "constant", runs)
    return ClassCoverage(name, tuple(covered), tuple(refused))


def _runs(name: str, key: str) -> bool:
    for ancestor in lineage(name):
        registered = java_class(ancestor)
        if registered is not None and key in registered.instance:
            return True
    return False
