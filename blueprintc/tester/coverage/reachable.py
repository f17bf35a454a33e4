"""What of a blueprint tests can reach, with its places."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from blueprintc.model import Connector, Mapping, Node, Scalar, Sequence
from blueprintc.model.placeholder import Placeholder, placeholders
from blueprintc.records import record
from blueprintc.runner import Workpiece
from blueprintc.source import Span, Text
from blueprintc.tester.coverage.scripts import ScriptCoverage
from blueprintc.tester.result import CoverageKind

Key: TypeAlias = tuple[str, int, int, str, str]
"""File, offsets, kind, and what tells apart things at one place: the same in every process."""

#: The types of actions that calls lead to.
_CALLED = frozenset({"predict", "batch_predict"})
_FUNCTIONS = ("pre_process_function", "post_process_function")
_BUILTIN = re.compile(r"\s*[A-Za-z_][\w.]*\s*\Z")


@record(kw_only=True)
class Reachable:
    """One thing. ``hits`` are those that were counted when the blueprint was built."""

    kind: CoverageKind
    name: str
    span: Span
    key: Key
    hits: int = 0


def key_of(kind: str, span: Span, extra: str = "") -> Key:
    """The key of a thing at a place."""
    return (span.file.path, span.start, span.end, kind, extra)


def reachable_of(piece: Workpiece, scripts: ScriptCoverage) -> list[Reachable]:
    """Everything, each place once; what several variants share counts once."""
    found: dict[Key, Reachable] = {}
    for connector in piece.connectors:
        for one in (*_callers(connector), *_actions(connector, scripts)):
            found.setdefault(one.key, one)
    for one in _branches(piece):
        found.setdefault(one.key, one)
    return sorted(found.values(), key=lambda one: one.key)


def _branches(piece: Workpiece) -> Iterator[Reachable]:
    """The conditions of templates, which were decided when the blueprint and its variants were built."""
    for number, branch in enumerate(() if piece.loaded is None else piece.loaded.branches):
        block = " ".join(branch.span.text.split())
        shown = block if len(block) <= 60 else f"{block[:60]}…"
        for extra, hits in (("true", branch.true), ("false", branch.false)):
            key = key_of("branch", branch.span, f"{number} {extra}")
            yield Reachable(kind="branch", name=f"{shown} is {extra}", span=branch.span, key=key, hits=hits)


def _callers(connector: Connector) -> Iterator[Reachable]:
    node = connector.instance.root.get("callers")
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar):
            name = item.text.value
            yield Reachable(kind="caller", name=name, span=item.span, key=key_of("caller", item.span, name))


def _actions(connector: Connector, scripts: ScriptCoverage) -> Iterator[Reachable]:
    for action in actions_of(connector):
        kind = action.get("action_type")
        if isinstance(kind, Scalar):
            name = kind.text.value
            if name.lower() not in _CALLED:
                continue  # the cluster asks for the state of jobs later, by itself
            yield Reachable(kind="action", name=name, span=kind.span, key=key_of("action", kind.span))
        for text, placeholder in placeholders_of(action):
            yield from _placeholder(text, placeholder)
        for key in _FUNCTIONS:
            function = action.get(key)
            if isinstance(function, Scalar) and not _BUILTIN.match(function.text.value):
                yield from _script(key, function.text, scripts)


def _placeholder(text: Text, placeholder: Placeholder) -> Iterator[Reachable]:
    span = text.span(placeholder.start, placeholder.end)
    name = f"${{parameters.{placeholder.name}}}"
    if placeholder.default is None:
        yield Reachable(kind="placeholder", name=name, span=span, key=key_of("placeholder", span))
        return
    for extra, words in (("value", "given"), ("default", "by its default")):
        key = key_of("branch", span, extra)
        yield Reachable(kind="branch", name=f"{name} {words}", span=span, key=key)


def _script(name: str, text: Text, scripts: ScriptCoverage) -> Iterator[Reachable]:
    for line in scripts.lines(text):
        shown = line.text if len(line.text) <= 60 else f"{line.text[:60]}…"
        yield Reachable(kind="script", name=f"{name}: {shown}", span=line.span, key=key_of("script", line.span))


def actions_of(connector: Connector) -> list[Mapping]:
    """The actions of a connector as it is sent."""
    node = connector.root.get("actions")
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []


def placeholders_of(action: Mapping) -> Iterator[tuple[Text, Placeholder]]:
    """The parameter placeholders of an action's address, headers and body."""
    for text in _texts((action.get("url"), action.get("headers"), action.get("request_body"))):
        for placeholder in placeholders(text.value):
            yield text, placeholder


def _texts(nodes: tuple[Node | None, ...]) -> Iterator[Text]:
    for node in nodes:
        match node:
            case Scalar():
                yield node.text
            case Mapping():
                yield from _texts(tuple(member.value for member in node.members))
            case Sequence():
                yield from _texts(node.items)
