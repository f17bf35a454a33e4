"""A new blueprint from one of the catalogue."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blueprintc.diagnostics import did_you_mean
from blueprintc.errors import UsageError
from blueprintc.frontend import Loaded, LoadOptions, load_file
from blueprintc.frontend.catalogue import ENDING, SCHEME, catalogue_root
from blueprintc.model import Mapping as MappingNode
from blueprintc.model import Plain, Scalar, Sequence, plain
from blueprintc.scaffold.catalogue import CatalogueEntry, header_of
from blueprintc.scaffold.flatten import flatten

_STEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
#: Values of variables that stand for what only the user knows.
_EXAMPLE = re.compile(r"\bmy-|\bexample\.(?:org|com)|123456789012|\babc123\b|\bMYKB")
_TEMPLATES = "templates/"


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a blueprint: its name, default, the values allowed, and what it is for."""

    name: str
    default: Plain
    choices: tuple[Plain, ...]
    summary: str

    @property
    def is_wanted(self) -> bool:
        """Whether a user has to give it: its default is but an example."""
        return isinstance(self.default, str) and _EXAMPLE.search(self.default) is not None

    @property
    def is_asked(self) -> bool:
        """Whether ``new`` asks for it on a terminal."""
        return self.is_wanted or (self.name in ("model", "region", "dimensions", "type") and len(self.choices) != 1)


def new_blueprint(
    entry: CatalogueEntry,
    *,
    stem: str | None = None,
    name: str | None = None,
    values: Mapping[str, str] | None = None,
    extends: bool = False,
) -> dict[str, str]:
    """Path → text of the files that a copy of the entry needs: the blueprint, its companions, and its templates.

    The copy holds all that the entry extends; with ``extends`` it is short and extends the catalogue's blueprint
    itself. ``stem`` is the file's name without ``.blueprint.yaml`` (default: the task), ``name`` the connector's name
    (default: the entry's own), ``values`` are texts for its variables. Raises ``UsageError`` for a stem that is no
    file name, and for a variable or a value that the entry does not have.
    """
    stem = stem or entry.task
    if not _STEM.fullmatch(stem):
        raise UsageError(f'"{stem}" is no name for a file: letters, digits, dots, dashes and underscores')
    root = catalogue_root()
    loaded = load_file(entry.path, LoadOptions(root=root, variables=dict(values or {})))
    _check(entry, loaded, values or {})
    header = in_words(header_of(entry.path.read_text(encoding="utf-8")), _variables(loaded), values or {})
    target = f"blueprints/{entry.provider}/{stem}{ENDING}"
    if extends:
        files = {target: _extending(entry, header, name, values or {})}
    else:
        assert loaded.blueprint is not None  # noqa: S101  _check looked
        files = {target: flatten(header, loaded.blueprint.document, _replaced(loaded, name, values or {}))}
        for path in loaded.files:
            relative = path.resolve().relative_to(root).as_posix()
            if relative.startswith(_TEMPLATES) and not relative.endswith(".yaml"):
                files[relative] = path.read_text(encoding="utf-8")
    for companion in sorted(entry.path.parent.glob(f"{entry.task}.*")):
        ending = companion.name.removeprefix(entry.task)
        if companion != entry.path and companion.is_file() and not ending.endswith(ENDING):
            words = companion.read_text(encoding="utf-8").replace(f"file: {entry.task}.", f"file: {stem}.")
            files[f"blueprints/{entry.provider}/{stem}{ending}"] = words
    return files


def in_words(text: str, known: Iterable[Variable], values: Mapping[str, str]) -> str:
    """A text about an entry with the user's values in place of the examples that it names."""
    for variable in known:
        if variable.is_wanted and variable.name in values:
            default, given = str(variable.default), values[variable.name]
            text = text.replace(default.replace(".", "\\."), given.replace(".", "\\.")).replace(default, given)
    return text


def variables(entry: CatalogueEntry) -> list[Variable]:
    """The build-time variables of an entry, in their order."""
    return _variables(load_file(entry.path, LoadOptions(root=catalogue_root())))


def _variables(loaded: Loaded) -> list[Variable]:
    node = None if loaded.blueprint is None else loaded.blueprint.document.get("vars")
    found = []
    for member in node.members if isinstance(node, MappingNode) else ():
        said = member.value
        if not isinstance(said, MappingNode):
            found.append(Variable(member.key.value, plain(said), (), ""))
            continue
        default, enum, summary = said.get("default"), said.get("enum"), said.get("description")
        choices = tuple(plain(item) for item in enum.items) if isinstance(enum, Sequence) else ()
        words = summary.text.value if isinstance(summary, Scalar) else ""
        found.append(Variable(member.key.value, None if default is None else plain(default), choices, words))
    return found


def _check(entry: CatalogueEntry, loaded: Loaded, values: Mapping[str, str]) -> None:
    """Raises ``UsageError`` for a variable that there is not, or a value that it does not allow."""
    known = [variable.name for variable in _variables(loaded)]
    for name in values:
        if name not in known:
            hint = did_you_mean(name, known) or f"it has {', '.join(known) or 'none'}"
            raise UsageError(f'{entry.id} has no variable "{name}"; {hint}')
    wrong = next((found for found in loaded.diagnostics if found.severity.value == "error"), None)
    if loaded.blueprint is None or wrong is not None:
        raise UsageError(f"{entry.id}: {wrong.message if wrong else 'it cannot be read'}")


def _replaced(loaded: Loaded, name: str | None, values: Mapping[str, str]) -> dict[str, str]:
    """What stands in another way in the copy: place → YAML."""
    replaced = {} if name is None else {"name": _spelled(name)}
    for variable in _variables(loaded):
        if variable.name in values:
            given = values[variable.name]
            replaced[f"vars.{variable.name}.default"] = given if _is_plain(variable, given) else _spelled(given)
    return replaced


def _is_plain(variable: Variable, given: str) -> bool:
    """Whether a value is spelled as it was given: a number or a boolean."""
    return isinstance(variable.default, bool | int | float) and re.fullmatch(r"-?[0-9.]+|true|false", given) is not None


def _spelled(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _extending(entry: CatalogueEntry, header: str, name: str | None, values: Mapping[str, str]) -> str:
    """A blueprint that extends the catalogue's."""
    lines = [f"{header}blueprint: 1", f"extends: {SCHEME}{entry.id}", f"name: {_spelled(name or entry.title)}"]
    if values:
        known = {variable.name: variable for variable in variables(entry)}
        lines.append("vars:")
        for key, value in values.items():
            spelled = value if _is_plain(known[key], value) else _spelled(value)
            lines.append(f"  {key}: {{default: {spelled}}}")
    return "\n".join(lines) + "\n"
