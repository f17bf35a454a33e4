"""Completion inside of braces and brackets: JSON documents, and YAML's flow style."""

import json
import re

from lsprotocol import types

from blueprintc.lsp.document import Document
from blueprintc.lsp.facts import Facts
from blueprintc.lsp.fields import field_at
from blueprintc.lsp.flow import FlowPlace, flow_place
from blueprintc.lsp.offers import Offer, item, keys_at, values_at, values_of
from blueprintc.lsp.outline import outline
from blueprintc.records import record

#: Lines above a place on which its outermost bracket is looked for.
_MOST_LINES = 60
_OPENING = re.compile(r"""[ ]*(?:-[ ]+)*(?:(?:[\w.$-]+|"[^"]*"|'[^']*')[ ]*:[ ]+)?(?:![a-z]+[ ]+)?(?P<bracket>[{\[])""")
_COMMENTS = re.compile(r"(?:\s|#[^\n]*(?:\n|\Z)|---[ ]*\n)*")
_Kind = types.CompletionItemKind


@record
class Flow:
    """A place inside of brackets; ``root`` is the path of the outermost one."""

    root: tuple[str, ...]
    place: FlowPlace
    is_json: bool

    @property
    def path(self) -> tuple[str, ...]:
        """The keys around the place, from the document's root."""
        return self.root + self.place.path


def find_flow(document: Document, lines: list[str], offset: int) -> Flow | None:
    """The place of an offset inside of brackets, or none where it is not inside of any."""
    text = document.text
    leading = _COMMENTS.match(text.removeprefix("\ufeff"))
    start = (leading.end() if leading is not None else 0) + text.startswith("\ufeff")
    if text[start : start + 1] == "{":
        place = flow_place(text, start, offset)
        return None if place is None else Flow((), place, document.path.name.lower().endswith(".json"))
    starts = document.places.source.line_starts()
    found: Flow | None = None
    line = document.places.source.position(offset).line - 1
    for index in range(line, max(line - _MOST_LINES, -1), -1):
        match = _OPENING.match(lines[index])
        opening = -1 if match is None else starts[index] + match.start("bracket")
        if not 0 <= opening < offset or text.startswith("{{", opening) or text.startswith("{%", opening):
            continue
        place = flow_place(text, opening, offset)
        if place is None:
            continue
        around = outline(lines, index, opening - starts[index])
        if not around.is_text:
            found = Flow(around.path + ((around.key,) if around.key else ()), place, False)
    return found


def flow_completions(
    document: Document, offset: int, flow: Flow, facts: Facts | None, *, is_connector: bool
) -> list[types.CompletionItem]:
    """The items for a place inside of brackets."""
    place, path = flow.place, flow.path
    if place.in_list:
        parent = field_at(path[:-1], path[-1], is_connector=is_connector) if path else None
        offers = values_of(parent, facts) if parent is not None and parent.choices else ()
        return [_value(document, offset, flow, offer) for offer in offers]
    if place.key:
        offers = values_at(document, path, place.key, facts, is_connector=is_connector)
        return [_value(document, offset, flow, offer) for offer in offers]
    keys = keys_at(path, place.siblings, is_connector=is_connector)
    return [_key(document, offset, flow, offer) for offer in keys]


def _key(document: Document, offset: int, flow: Flow, offer: Offer) -> types.CompletionItem:
    """A key with its quotes and its colon, as far as they do not stand there already."""
    place, text = flow.place, document.text
    quote = place.quote or ('"' if flow.is_json else "")
    end = offset + (bool(place.quote) and text.startswith(place.quote, offset))
    written = f"{quote}{offer.label}{quote}"
    following = text[end : end + 20].lstrip(" ")
    return item(
        offer,
        document.range(place.start - len(place.quote), end),
        written if following.startswith(":") else written + ": ",
        written,
    )


def _value(document: Document, offset: int, flow: Flow, offer: Offer) -> types.CompletionItem:
    place = flow.place
    is_text = offer.label not in ("true", "false")
    written = json.dumps(offer.label) if flow.is_json and is_text and not place.quote else offer.label
    return item(offer, document.range(place.start, offset), written, written)
