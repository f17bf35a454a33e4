"""What may stand at the cursor: keys, values, names of functions, parameters, credentials and variables."""

import re
from collections.abc import Iterable, Iterator

from lsprotocol import types

from blueprintc import api
from blueprintc.data import Target
from blueprintc.data.releases import releases_in
from blueprintc.emulator.functions import post_functions, pre_functions
from blueprintc.lsp.document import Document
from blueprintc.lsp.facts import Facts
from blueprintc.lsp.fields import field_at, fields_at
from blueprintc.lsp.hover import field_text, function_text
from blueprintc.lsp.outline import Outline, outline
from blueprintc.model.fields import Field, Kind

_PLACEHOLDER = re.compile(r"\$\{(?:(?P<namespace>parameters|credential)\.)?(?P<typed>[^}\s]*)$")
_VARIABLE = re.compile(r"\{[{%][^}%]*\bvars\.(?P<typed>\w*)$")
_VALUE = re.compile(r"""(?:[:,\[]|^[ ]*-)[ ]+["']?(?P<typed>[\w.-]*)$|\[["']?(?P<first>[\w.-]*)$""")
_FORMAT_KEY = re.compile(r"^blueprint[ \t]*:", re.MULTILINE)
_Kind = types.CompletionItemKind
#: Columns up to which something is offered; nobody types behind them.
_LONGEST_LINE = 2_000


def completions(document: Document, offset: int, facts: Facts | None) -> list[types.CompletionItem]:
    """The items for an offset."""
    source = document.places.source
    position = source.position(offset)
    start = source.line_starts()[position.line - 1]
    before = source.text[start:offset]
    if len(before) > _LONGEST_LINE:
        return []
    found = _PLACEHOLDER.search(before)
    if found is not None:
        typed = found["typed"]
        return _items(document, offset, typed, _placeholder_names(found["namespace"], facts))
    found = _VARIABLE.search(before)
    if found is not None:
        names = [] if facts is None else facts.names("vars")
        return _items(document, offset, found["typed"], ((name, _Kind.Variable, "", "") for name in names))
    lines = [source.line_text(number) for number in range(1, len(source.line_starts()) + 1)]
    here = outline(lines, position.line - 1, len(before))
    if here.is_text:
        return []
    is_connector = _FORMAT_KEY.search(document.text) is None
    is_json = document.path.name.lower().endswith(".json")
    return _of_outline(document, offset, before, here, facts, is_connector=is_connector, is_json=is_json)


_Offer = tuple[str, types.CompletionItemKind, str, str]
"""A label, its kind, a short detail and Markdown about it."""


def _items(document: Document, offset: int, typed: str, offers: Iterable[_Offer]) -> list[types.CompletionItem]:
    place = document.range(offset - len(typed), offset)
    return [
        types.CompletionItem(
            label=label,
            kind=kind,
            detail=detail or None,
            documentation=types.MarkupContent(types.MarkupKind.Markdown, about) if about else None,
            filter_text=label,
            text_edit=types.TextEdit(place, label + (": " if kind is _Kind.Property else "")),
        )
        for label, kind, detail, about in offers
    ]


def _placeholder_names(namespace: str | None, facts: Facts | None) -> Iterator[_Offer]:
    if namespace is None:
        for name in ("parameters.", "credential."):
            yield name, _Kind.Module, "", ""
    elif facts is not None and namespace == "parameters":
        for name, kinds in facts.parameter_names().items():
            yield name, _Kind.Variable, kinds, ""
    elif facts is not None:
        for name in facts.names("credential"):
            yield name, _Kind.Constant, "", ""


def _of_outline(
    document: Document,
    offset: int,
    before: str,
    here: Outline,
    facts: Facts | None,
    *,
    is_connector: bool,
    is_json: bool,
) -> list[types.CompletionItem]:
    if here.is_value:
        field = field_at(here.path, here.key, is_connector=is_connector)
        found = _VALUE.search(before)
        if field is None or found is None:
            return []
        return _items(document, offset, found["typed"] or found["first"] or "", _values(field, facts))
    word = re.search(r"[\w.-]*$", before)
    typed = word.group() if word is not None else ""
    if here.path and (before.lstrip().startswith("- ")):
        parent = field_at(here.path[:-1], here.path[-1], is_connector=is_connector)
        if parent is not None and parent.choices:
            return _items(document, offset, typed, _values(parent, facts))
    if is_json or before.strip().removeprefix("- ").strip() != typed:
        return []
    fields = [field for field in fields_at(here.path, is_connector=is_connector) if field.name not in here.siblings]
    return _items(
        document, offset, typed, ((each.name, _Kind.Property, each.kind.value, field_text(each)) for each in fields)
    )


def _values(field: Field, facts: Facts | None) -> Iterator[_Offer]:
    """The values of a field, as far as they are a closed list."""
    if field.name in ("pre_process_function", "post_process_function"):
        targets = releases_in("") if facts is None else facts.targets()
        for name in _functions(field.name, targets):
            yield name, _Kind.Function, "", function_text(name)
    elif field.name == "provider":
        for name in dict.fromkeys(entry.provider for entry in api.catalogue()):
            yield name, _Kind.EnumMember, "", ""
    elif field.kind is Kind.BOOLEAN:
        for name in ("true", "false"):
            yield name, _Kind.Value, "", ""
    for name in field.choices:
        yield name, _Kind.EnumMember, "", ""


def _functions(key: str, targets: tuple[Target, ...]) -> list[str]:
    """The built-in functions that every release knows in which the blueprint must work."""
    known = pre_functions if key == "pre_process_function" else post_functions
    return [name for name in known(targets[-1]) if all(name in known(target) for target in targets)]
