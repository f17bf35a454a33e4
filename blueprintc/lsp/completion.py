"""What may stand at the cursor: keys, values, names of functions, parameters, credentials and variables."""

import re
from collections.abc import Iterable, Iterator

from lsprotocol import types

from blueprintc.lsp.document import Document
from blueprintc.lsp.facts import Facts
from blueprintc.lsp.fields import field_at
from blueprintc.lsp.flow_completion import find_flow, flow_completions
from blueprintc.lsp.offers import Offer, item, keys_at, values_at, values_of
from blueprintc.lsp.outline import Outline, outline

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
        return _items(document, offset, found["typed"], (Offer(name, _Kind.Variable) for name in names))
    lines = [source.line_text(number) for number in range(1, len(source.line_starts()) + 1)]
    here = outline(lines, position.line - 1, len(before))
    is_connector = _FORMAT_KEY.search(document.text) is None
    flow = find_flow(document, lines, offset)
    if flow is not None:
        return flow_completions(document, offset, flow, facts, is_connector=is_connector)
    if here.is_text:
        return []
    return _of_outline(document, offset, before, here, facts, is_connector=is_connector)


def _items(document: Document, offset: int, typed: str, offers: Iterable[Offer]) -> list[types.CompletionItem]:
    place = document.range(offset - len(typed), offset)
    return [item(each, place, each.label + (": " if each.kind is _Kind.Property else "")) for each in offers]


def _placeholder_names(namespace: str | None, facts: Facts | None) -> Iterator[Offer]:
    if namespace is None:
        for name in ("parameters.", "credential."):
            yield Offer(name, _Kind.Module)
    elif facts is not None and namespace == "parameters":
        for name, kinds in facts.parameter_names().items():
            yield Offer(name, _Kind.Variable, kinds)
    elif facts is not None:
        for name in facts.names("credential"):
            yield Offer(name, _Kind.Constant)


def _of_outline(
    document: Document,
    offset: int,
    before: str,
    here: Outline,
    facts: Facts | None,
    *,
    is_connector: bool,
) -> list[types.CompletionItem]:
    if here.is_value:
        found = _VALUE.search(before)
        if found is None:
            return []
        offers = values_at(document, here.path, here.key, facts, is_connector=is_connector)
        return _items(document, offset, found["typed"] or found["first"] or "", offers)
    word = re.search(r"[\w.-]*$", before)
    typed = word.group() if word is not None else ""
    if here.path and (before.lstrip().startswith("- ")):
        parent = field_at(here.path[:-1], here.path[-1], is_connector=is_connector)
        if parent is not None and parent.choices:
            return _items(document, offset, typed, values_of(parent, facts))
    if before.strip().removeprefix("- ").strip() != typed:
        return []
    return _items(document, offset, typed, keys_at(here.path, here.siblings, is_connector=is_connector))
