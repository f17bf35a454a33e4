"""What a page tells its readers to set: trusted endpoints that let every host in."""

import json
import re
from collections.abc import Iterator

from blueprintc.diagnostics import Diagnostic
from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.regex import RegexTimeoutError, UnsupportedRegexError, compile_pattern
from blueprintc.linter.codes import TRUSTS_EVERY_HOST
from blueprintc.source import SourceFile, Span

_SETTING = re.compile(r"trusted_connector(?:_private)?_endpoints_regex")
#: What may stand between the setting's name and its value: quotes, a sign, the word "to" of a sentence.
_TO_VALUE = re.compile(r"[\"'`*_\s]{0,10}(?:(?P<sign>[:=])|(?:\w+\s+){0,6}?to\b|(?:\w+\s+){0,6}?as\b)[\s:]{0,200}")
_LITERAL = re.compile(r'"((?:[^"\\\r\n]|\\.){0,1000})"|\'([^\'\r\n]{0,1000})\'|`([^`\r\n]{1,1000})`')
_SEPARATOR = re.compile(r"(?:\s|,|//[^\r\n]*|#[^\r\n]*|-(?=\s)){0,200}")
_LONGEST_LIST = 20_000
#: Hosts that have nothing to do with each other; a pattern for a provider matches at most one.
_STRANGERS = (
    "https://attacker.example.org/collect?q=1",
    "https://203.0.113.7:8443/v1/x",
    "https://xn--bcher-kva.invalid/a/b",
)


def advice_findings(source: SourceFile) -> Iterator[Diagnostic]:
    """A finding for each pattern on a page that trusts every host."""
    for mention in _SETTING.finditer(source.text):
        for start, end, pattern in _patterns(source.text, mention.end()):
            if _trusts_all(pattern):
                yield Diagnostic.of(
                    TRUSTS_EVERY_HOST,
                    f'"{pattern}" trusts every host',
                    Span(source, start, end),
                    help="name the host, such as ^https://api\\.example\\.com/.*$; blueprintc trust prints the "
                    "narrowest pattern for a connector",
                )


def _patterns(text: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The patterns that a mention of the setting gives it: where each stands, and the pattern itself."""
    leading = _TO_VALUE.match(text, at)
    if leading is None:
        return
    position = leading.end()
    in_list = text.startswith("[", position)
    position += in_list
    limit = position + _LONGEST_LIST
    while position < limit:
        separator = _SEPARATOR.match(text, position)
        position = separator.end() if separator is not None else position
        literal = _LITERAL.match(text, position)
        if literal is None:
            return
        start, end = literal.start() + 1, literal.end() - 1
        raw = text[start:end]
        yield start, end, _unescaped(raw) if literal.group(1) is not None else raw
        position = literal.end()
        if not in_list and not re.match(r"[ \t]*\r?\n[ \t]*-\s", text[position : position + 100]):
            return


def _unescaped(raw: str) -> str:
    """The value of a JSON string; a text that is none stays as it is."""
    try:
        return str(json.loads(f'"{raw}"'))
    except ValueError:
        return raw


def _trusts_all(pattern: str) -> bool:
    try:
        compiled = compile_pattern(pattern)
        return all(compiled.matches(url) is not None for url in _STRANGERS)
    except (JavaError, RegexTimeoutError, UnsupportedRegexError):
        return False
