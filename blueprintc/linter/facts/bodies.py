"""A body as far as it is known before any call: values, holes where callers bring them, and where each was written."""

import json
import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from blueprintc.linter.facts.fillers import looks_like_filler
from blueprintc.linter.facts.functions import function_text, is_script
from blueprintc.linter.facts.subject import Action, Subject
from blueprintc.model import Scalar
from blueprintc.model.placeholder import Placeholder, placeholders
from blueprintc.providers.validation import OPEN, Hole, Step
from blueprintc.records import record
from blueprintc.source import Span, Text

_STOP = re.compile(r'["\\$]')
_REST = re.compile(r"[^,\]}\s]+")
_SPACE = re.compile(r"\s*")
_PLAIN = re.compile(r"-?\d[\d.eE+-]*|true|false|null")


@record
class Body:
    """A body: ``value`` is parsed JSON with ``Hole`` where a call decides; ``places`` are offsets in ``text``.

    ``quoted`` are the values that are one placeholder in quotes: the parameter's name by the steps.
    """

    text: Text
    value: object
    places: dict[tuple[Step, ...], tuple[int, int]]
    quoted: dict[tuple[Step, ...], str]

    def span(self, place: tuple[Step, ...]) -> Span:
        """Where a value was written, or else the nearest thing around it that was."""
        while place and place not in self.places:
            place = place[:-1]
        if not place:
            return self.text.whole
        return self.text.span(*self.places[place])


def body_of(subject: Subject, action: Action) -> Body | None:
    """The body of an action; none where there is none, or where it is no JSON whatever the parameters are."""
    return _read(_Asked(subject, action))


class _Asked:
    """A connector and one of its actions. Equal are those of the same nodes: releases do not change a body."""

    def __init__(self, subject: Subject, action: Action) -> None:
        self.subject, self.action = subject, action

    def __hash__(self) -> int:
        return hash((id(self.subject.root), id(self.action.node)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked)
            and other.action.node is self.action.node
            and other.subject.root is self.subject.root
        )


@lru_cache(maxsize=8)
def _read(asked: _Asked) -> Body | None:
    text = asked.action.text("request_body")
    if text is None or looks_like_filler(text.value):
        return None
    reader = _Reader(text.value, _Values(asked.subject, asked.action))
    try:
        value = reader.whole()
    except (_Unreadable, RecursionError):
        return None
    return Body(text, value, reader.places, reader.quoted)


class _Unreadable(Exception):
    """The text is no JSON with placeholders."""


class _Values:
    """What is known of parameters in one action."""

    def __init__(self, subject: Subject, action: Action) -> None:
        self._subject = subject
        self._types = subject.types_of(action)
        script = function_text(action, "pre")
        self._script = script if is_script(script) else ""

    def kinds(self, name: str) -> frozenset[str]:
        """The JSON types that a parameter may have; empty: any."""
        found = self._types.of(name)
        return frozenset() if found is None else found.kinds | ({"null"} if found.nullable else frozenset())

    def known(self, placeholder: Placeholder) -> str | None:
        """The text that stands there in every call that does not bring another one; none where calls bring it."""
        own = self._subject.parameter_texts.get(placeholder.name)
        node = self._subject.parameters.get(placeholder.name)
        if isinstance(node, Scalar) and node.value is None:
            return None  # it becomes the text "null", which BP136 tells
        found = self._types.of(placeholder.name)
        if own is None or "${" in own or _is_left_to_reader(own) or placeholder.name in self._script:
            return None
        # What inputs declare, and what a function produces, comes before the connector's own value.
        return own if found is None or found.source.endswith(" in parameters") else None


class _Reader:
    def __init__(self, text: str, values: _Values) -> None:
        self.text, self.values, self.at = text, values, 0
        self.places: dict[tuple[Step, ...], tuple[int, int]] = {}
        self.quoted: dict[tuple[Step, ...], str] = {}
        self._by_start = {one.start: one for one in placeholders(text)}
        self._starts = list(self._by_start)

    def whole(self) -> object:
        """The whole text."""
        value = self._value(())
        self._space()
        if self.at != len(self.text):
            raise _Unreadable
        return value

    def _space(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _char(self) -> str:
        self._space()
        return self.text[self.at : self.at + 1]

    def _value(self, place: tuple[Step, ...]) -> object:
        char = self._char()
        start = self.at
        if char == "{":
            value: object = self._object(place)
        elif char == "[":
            value = self._list(place)
        elif char == '"':
            value = self._string(place)
        elif start in self._by_start:
            value = self._bare()
        else:
            found = _PLAIN.match(self.text, start)
            if found is None:
                raise _Unreadable
            self.at = found.end()
            value = _parsed(found[0])
        self.places[place] = (start, self.at)
        return value

    def _object(self, place: tuple[Step, ...]) -> dict[str, object]:
        made: dict[str, object] = {}
        self.at += 1
        while (char := self._char()) != "}":
            if self.at in self._by_start:
                # `${parameters.more:-}`: what it brings may be further members.
                self.at = self._by_start[self.at].end
                made[OPEN] = None
                continue
            if char == ",":
                self.at += 1
                continue
            if char != '"':
                raise _Unreadable
            start = self.at
            name = self._string(())
            if self._char() != ":":
                raise _Unreadable
            self.at += 1
            if not isinstance(name, str):
                self._value((*place, OPEN))
                made[OPEN] = None
                continue
            made[name] = self._value((*place, name))
            self.places.setdefault((*place, name), (start, self.at))
        self.at += 1
        return made

    def _list(self, place: tuple[Step, ...]) -> list[object]:
        made: list[object] = []
        self.at += 1
        while (char := self._char()) != "]":
            if self.at in self._by_start:
                # A bare placeholder in a list may bring any number of items.
                placeholder = self._by_start[self.at]
                if placeholder.default == "" or self.values.known(placeholder) is None:
                    self.at = placeholder.end
                    made.append(OPEN)
                    continue
            if char == ",":
                self.at += 1
                continue
            if not char:
                raise _Unreadable
            made.append(self._value((*place, len(made))))
        self.at += 1
        return made

    def _bare(self) -> object:
        placeholder = self._by_start[self.at]
        self.at = placeholder.end
        if _REST.match(self.text, self.at) is not None:
            raise _Unreadable
        known = self.values.known(placeholder)
        if known is None:
            kinds = self.values.kinds(placeholder.name)
            return Hole(kinds | {"null"} if kinds and placeholder.default == "null" else kinds)
        value = _parsed(known)
        return Hole() if value is _NOTHING else value

    def _string(self, place: tuple[Step, ...]) -> object:
        start = self.at
        end = self._string_end()
        self.at = end
        low, high = bisect_right(self._starts, start), bisect_left(self._starts, end)
        held = [self._by_start[at] for at in self._starts[low:high]]
        if not held:
            value = _parsed(self.text[start:end])
            if not isinstance(value, str):
                raise _Unreadable
            return value
        is_whole = len(held) == 1 and held[0].start == start + 1 and held[0].end == end - 1
        if is_whole:
            self.quoted[place] = held[0].name
            if held[0].default == "null":
                return Hole(frozenset({"string", "null"}))
        parts = [self.values.known(one) for one in held]
        texts = [one for one in parts if one is not None]
        if len(texts) < len(parts):
            return Hole(frozenset({"string"}))
        return self._filled(start + 1, end - 1, held, texts)

    def _string_end(self) -> int:
        """Where a string ends; quotes in the defaults of placeholders do not count."""
        at = self.at + 1
        while found := _STOP.search(self.text, at):
            at = found.start()
            char = found[0]
            if char == '"':
                return at + 1
            if char == "$":
                placeholder = self._by_start.get(at)
                at = at + 1 if placeholder is None else placeholder.end
            else:
                at += 2
        raise _Unreadable

    def _filled(self, start: int, end: int, held: list[Placeholder], texts: list[str]) -> object:
        made, at = [], start
        for placeholder, text in zip(held, texts, strict=True):
            made += [self.text[at : placeholder.start], text]
            at = placeholder.end
        value = _parsed(f'"{"".join([*made, self.text[at:end]])}"')
        return value if isinstance(value, str) else Hole(frozenset({"string"}))


def _is_left_to_reader(text: str) -> bool:
    """Also ``<START|END|NONE>``, which names the values to choose from."""
    return looks_like_filler(text) or (text.startswith("<") and text.endswith(">"))


_NOTHING = object()


def _parsed(text: str) -> object:
    """A JSON value; line ends may stand in strings, as the server's parser lets them."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _NOTHING
