"""What is known about the names in a blueprint: parameters, credentials, variables, functions."""

from collections.abc import Iterator
from collections.abc import Mapping as ReadOnly
from pathlib import Path

from blueprintc import api
from blueprintc.data import Target
from blueprintc.data.builtin_outputs import BUILTIN_OUTPUTS
from blueprintc.data.releases import releases_in
from blueprintc.errors import UsageError
from blueprintc.lowering import ParameterTypes
from blueprintc.lsp.document import Document
from blueprintc.model import Blueprint, Mapping, Member, Scalar


class Facts:
    """The blueprint of a document, or of the last text of it that could be read."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self.roots = tuple(instance.root for instance in blueprint.instances) or (blueprint.document,)

    @property
    def root(self) -> Mapping:
        """The complete document of the first connector; the document as written where none can be built."""
        return self.roots[0]

    def member(self, section: str, name: str) -> Member | None:
        """The member of a section (``inputs``, ``parameters``, ``credential``, ``vars``), in whichever variant."""
        for root in (*self.roots, self.blueprint.document):
            mapping = root.get(section)
            found = mapping.member(name) if isinstance(mapping, Mapping) else None
            if found is not None:
                return found
        return None

    def names(self, section: str) -> list[str]:
        """The names in a section of all variants."""
        found: dict[str, None] = {}
        for root in (*self.roots, self.blueprint.document):
            mapping = root.get(section)
            if isinstance(mapping, Mapping):
                found |= dict.fromkeys(mapping.keys())
        return list(found)

    def actions(self) -> Iterator[tuple[Mapping, ParameterTypes]]:
        """Every action with the types of the parameters in it."""
        for instance in self.blueprint.instances:
            for action in instance.actions:
                yield action, ParameterTypes(instance, action)

    def functions_that_produce(self, name: str) -> dict[str, tuple[str, Scalar]]:
        """The built-in pre-process functions of the actions that produce a parameter: name to type and place."""
        found: dict[str, tuple[str, Scalar]] = {}
        for action, _ in self.actions():
            node = action.get("pre_process_function")
            if isinstance(node, Scalar) and name in BUILTIN_OUTPUTS.get(node.text.value, {}):
                found.setdefault(node.text.value, (BUILTIN_OUTPUTS[node.text.value][name], node))
        return found

    def parameter_names(self) -> dict[str, str]:
        """Every parameter that something supplies, with its type in words."""
        found: dict[str, str] = {}
        for _, types in self.actions():
            for name in types.names():
                known = types.of(name)
                found.setdefault(name, "" if known is None else " or ".join(sorted(known.kinds)))
        for section in ("inputs", "parameters"):
            for name in self.names(section):
                found.setdefault(name, "")
        return found

    def targets(self) -> tuple[Target, ...]:
        """The releases that the blueprint must work on; the newest one where it does not say."""
        node = self.root.get("opensearch")
        try:
            return releases_in(node.text.value if isinstance(node, Scalar) else "")
        except UsageError:
            return releases_in("")


def facts_of(document: Document, open_files: ReadOnly[Path, str]) -> Facts | None:
    """The facts of a document, or none where it cannot be read. Raises ``ConfigError``."""
    loaded = api.load_text(document.text, document.path, api.CheckOptions(open_files=open_files))
    return None if loaded.blueprint is None else Facts(loaded.blueprint)
