"""What a YAML syntax error means for somebody who writes blueprints: the usual causes are recognised and named."""

import functools
import re

import yaml

from blueprintc.diagnostics import Applicability, Diagnostic, Edit, Fix
from blueprintc.frontend import codes
from blueprintc.frontend.yaml_words import explain
from blueprintc.source import SourceFile, Span


@functools.cache
def _unquoted() -> re.Pattern[str]:
    """A value of a block or flow collection that begins with ``{{``."""
    return re.compile(r"(?:^|[:\-,\[{?])[ \t]+(\{\{.*?\}\}[^\n,}\]#]*)|:[ \t]*(\{\{.*?\}\}[^\n,}\]#]*)", re.MULTILINE)


@functools.cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(r"\$\{[^}\n]*\}?")


@functools.cache
def _statement() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*(?:-[ \t]+)?\{[%#].*$", re.MULTILINE)


def explain_syntax_error(source: SourceFile, error: yaml.YAMLError) -> Diagnostic:
    """The diagnostic of a parser's error: its cause where that is one of the known ones, else the parser's words."""
    shift = 1 if source.text.startswith("\ufeff") else 0
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    at = mark.index + shift if mark is not None else _reader_position(source, error)
    begin = context_mark.index + shift if context_mark is not None else at
    found = _known_cause(source, min(begin, at), at)
    if found is not None:
        return found
    words = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    if "'\\t'" in words or source.text[at : at + 1] == "\t":
        span = Span(source, at, min(at + 1, len(source.text)))
        return Diagnostic.of(codes.TAB_INDENTATION, "a tab cannot indent YAML", span, help="indent with spaces")
    context = str(getattr(error, "context", None) or "")
    explained = explain(source, words, context, begin, at)
    if explained is not None:
        fix = None if explained.quote is None else _quoting(explained.quote)
        return Diagnostic.of(codes.YAML_SYNTAX, explained.message, explained.span, help=explained.help, fix=fix)
    message = f"{words} {context}" if context.startswith("while") else words
    return Diagnostic.of(codes.YAML_SYNTAX, message.strip().rstrip("."), _character(source, at))


def _quoting(place: Span) -> Fix:
    """Puts a text in quotes."""
    quoted = "'" + place.text.replace("'", "''") + "'" if '"' in place.text or "\\" in place.text else f'"{place.text}"'
    return Fix("quote the text", (Edit(place, quoted),), Applicability.UNSAFE)


def unquoted_template(source: SourceFile, start: int, end: int | None = None) -> Diagnostic:
    """The finding that the ``{{`` at ``start`` is not quoted."""
    text = source.text
    if end is None:
        close = text.find("}}", start)
        end = close + 2 if close >= 0 else start + 2
        while end < len(text) and text[end] not in "\r\n,#]}":
            end += 1
        end = start + len(text[start:end].rstrip())
    inner = text[start:end]
    quoted = "'" + inner.replace("'", "''") + "'" if '"' in inner or "\\" in inner else f'"{inner}"'
    span = Span(source, start, end)
    return Diagnostic.of(
        codes.UNQUOTED_TEMPLATE,
        f'template "{inner[:60]}" is not quoted, so YAML reads it as a mapping',
        span,
        expected="expected quotes",
        help=f"write {quoted[:80]}",
        fix=Fix("quote the template", (Edit(span, quoted),)),
    )


def _reader_position(source: SourceFile, error: yaml.YAMLError) -> int:
    """A reader's error counts bytes or characters; the character that it names is looked up."""
    character = getattr(error, "character", None)
    if isinstance(character, int):
        found = source.text.find(chr(character))
        return max(found, 0)
    return 0


def _character(source: SourceFile, at: int) -> Span:
    """The character at an offset; the last one of the file where the offset is behind it."""
    at = min(at, max(len(source.text.rstrip()) - 1, 0))
    return Span(source, at, min(at + 1, len(source.text)))


def _known_cause(source: SourceFile, begin: int, at: int) -> Diagnostic | None:
    """An unquoted template, a cut placeholder or a template statement close to an error at ``at``."""
    text = source.text
    low = text.rfind("\n", 0, begin) + 1
    low = max(low, text.rfind("\n", 0, max(text.rfind("\n", 0, at), 0)) + 1, at - 2000)
    high = text.find("\n", at)
    high = len(text) if high < 0 else high
    high = min(high, at + 2000)
    for match in _unquoted().finditer(text, low, high):
        group = 1 if match.group(1) is not None else 2
        if _outside_quotes(text, match.start(group)):
            stop = match.start(group) + len(match.group(group).rstrip())
            return unquoted_template(source, match.start(group), stop)
    for match in _placeholder().finditer(text, low, high):
        if _outside_quotes(text, match.start()) and _in_flow(text[low : match.start()]):
            return _cut_placeholder(source, match)
    statement = _statement().search(text, low, high)
    if statement is not None and statement.start() <= at:
        start = statement.start() + len(statement.group()) - len(statement.group().lstrip())
        return Diagnostic.of(
            codes.STRUCTURE_STATEMENT,
            "a template statement cannot make lines of the document",
            Span(source, start, start + len(statement.group().strip())),
            help="templates work inside one value; put the statement in a quoted or block text, or use !template",
        )
    return None


def _cut_placeholder(source: SourceFile, match: re.Match[str]) -> Diagnostic:
    text = match.group()
    whole = _flow_text(source, match.start(), match.end())
    quoted = f'"{whole.text}"'
    fixable = text.endswith("}") and '"' not in whole.text and "\\" not in whole.text
    return Diagnostic.of(
        codes.CUT_PLACEHOLDER,
        f'placeholder "{text}" is cut in two by the braces of the flow mapping around it',
        Span(source, match.start(), match.end()),
        expected="expected quotes",
        help=f"write {quoted[:100]} with quotes",
        fix=Fix("quote the text", (Edit(whole, quoted),)) if fixable else None,
    )


def _flow_text(source: SourceFile, start: int, end: int) -> Span:
    """The text of a flow collection that somebody meant to write around the placeholder at ``start``."""
    text = source.text
    while start > 0 and text[start - 1] not in "{[,\r\n" and text[start - 2 : start] != ": ":
        start -= 1
    while text[start] == " ":
        start += 1
    while end < len(text) and text[end] not in ",]}\r\n":
        close = text.find("}", end) if text.startswith("${", end) else -1
        end = end + 1 if close < 0 else close + 1
    return Span(source, start, start + len(text[start:end].rstrip()))


def _in_flow(before: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    before = _placeholder().sub("", before)
    return before.count("{") + before.count("[") > before.count("}") + before.count("]")


def _outside_quotes(text: str, at: int) -> bool:
    """Whether an offset is outside quotes, as far as its line shows."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    quote = ""
    for char in line:
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char == "#":
            return False
    return not quote
