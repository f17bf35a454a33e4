"""The parser's words for a syntax error, said for somebody who writes blueprints."""

from dataclasses import field

from blueprintc.records import record
from blueprintc.source import SourceFile, Span


@record
class Explanation:
    """What is wrong, where, and what to do. ``quote`` is a place whose text would be right in quotes."""

    message: str
    span: Span
    help: str = ""
    quote: Span | None = field(default=None)


def explain(source: SourceFile, problem: str, context: str, begin: int, at: int) -> Explanation | None:
    """The explanation of a parser's problem at the offset ``at``, of which the context begins at ``begin``.

    Both parsers of PyYAML say nearly the same words. ``None`` where nothing better than those is known.
    """
    text = source.text
    char = text[at : at + 1]
    here = Span(source, at, min(at + 1, len(text)))
    if "block scalar" in context and begin < len(text):
        rest = _to_line_end(source, begin)
        return Explanation(f'a text that begins with "{text[begin]}" must be quoted', rest, "quote it", rest)
    if "cannot start any token" in problem:
        return Explanation(f'"{char}" cannot begin a value', here, "quote the value", _to_line_end(source, at))
    if "mapping values are not allowed" in problem:
        return Explanation(
            "a second key and value on one line",
            here,
            'quote a text that holds ": "; or give the key on the line above its colon',
        )
    if "sequence entries are not allowed" in problem or "block sequence entries" in problem:
        return Explanation(
            "a list cannot begin on the line of its key", here, "begin it on the next line, or write [a, b]"
        )
    if "flow sequence" in context or "flow mapping" in context:
        name, close = ("list", "]") if "sequence" in context else ("mapping", "}")
        opening = Span(source, begin, min(begin + 1, len(text)))
        return Explanation(
            f"the {name} that begins here is not closed, or lacks a comma", opening, f'close it with "{close}"'
        )
    if "quoted scalar" in context or "double-quoted" in context:
        return _in_quotes(source, problem, begin, at)
    if "scanning an alias" in context or "scanning an anchor" in context:
        return Explanation(
            f'"{text[begin : begin + 1]}" begins an alias or an anchor, but no name follows', here, "quote it"
        )
    if "expected key" in problem or "<block end>" in problem:
        return _unexpected(source, at, char, here)
    if "node content" in problem:
        return Explanation(f'"{char}" stands where a value is expected', here, "quote it, if it is meant as text")
    return None


def _in_quotes(source: SourceFile, problem: str, begin: int, at: int) -> Explanation | None:
    if "escape" in problem:
        start = at if source.text[at : at + 1] == "\\" else at - 1
        shown = source.text[start : start + 2]
        place = Span(source, start, min(start + 2, len(source.text)))
        return Explanation(f'"{shown}" is no escape', place, "write \\\\ for a backslash, or use single quotes")
    if "end of stream" in problem or "document separator" in problem:
        return Explanation("the quoted text that begins here is not closed", Span(source, begin, begin + 1))
    return None


def _unexpected(source: SourceFile, at: int, char: str, here: Span) -> Explanation:
    before = source.text[source.text.rfind("\n", 0, at) + 1 : at].rstrip()
    if char in "]}":
        return Explanation(f'"{char}" closes nothing', here)
    if before.endswith(("'", '"')):
        return Explanation("there is text behind the closing quote", here, "double a single quote inside single quotes")
    if before.endswith(("]", "}")):
        return Explanation("there is text behind the closing bracket", here)
    if char == "-":
        return Explanation("a list item stands where a key is expected", here, "indent the list below its key")
    return Explanation(
        "this line does not fit the indentation of the lines above", here, "align it with its neighbours"
    )


def _to_line_end(source: SourceFile, at: int) -> Span:
    """From an offset to the end of its line, without a comment."""
    text = source.text
    end = at
    while end < len(text) and text[end] not in "\r\n" and not text.startswith(" #", end):
        end += 1
    return Span(source, at, at + max(len(text[at:end].rstrip()), 1))
