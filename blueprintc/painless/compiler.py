"""The front end as one function: a script in, an analysed script or the server's errors out."""

from dataclasses import dataclass
from typing import Literal

from blueprintc.errors import UsageError
from blueprintc.painless import nodes, typed
from blueprintc.painless.allowlist import template_allowlist
from blueprintc.painless.analysis import Context, analyse
from blueprintc.painless.errors import CompileError, PainlessError
from blueprintc.painless.lexer import tokenize
from blueprintc.painless.parser import Parser
from blueprintc.painless.recursion import room_for_deep_trees
from blueprintc.painless.token_cursor import SyntaxFailure
from blueprintc.painless.tokens import EOF, ERROR, Token
from blueprintc.painless.types import DEF, MAP, STRING
from blueprintc.painless.units import to_units

Regexes = Literal["true", "limited", "false"]

TEMPLATE = Context("template", STRING, (("params", MAP),))
"""The context of connectors' scripts."""
GENERIC = Context("generic", DEF, (("params", MAP),))
"""A context whose result may be anything; for trying scripts out."""
_CONTEXTS = {context.name: context for context in (TEMPLATE, GENERIC)}

MAX_SCRIPT_BYTES = 65535
"""The server's ``script.max_size_in_bytes``."""
_MAX_ERRORS = 20


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of ``check``: either ``script`` is set, or ``errors`` is not empty.

    ``errors[0]`` is what the server would answer; further ones are other mistakes that would come to light once
    that one
    is mended. ``tree`` is the syntax tree when the script parses at all.
    """

    source: str
    tree: nodes.Script | None
    script: typed.Script | None
    errors: tuple[PainlessError, ...]


def check(
    source: str,
    context: str = "template",
    *,
    regexes: Regexes = "limited",
    max_bytes: int | None = MAX_SCRIPT_BYTES,
    recover: bool = True,
    jdk: int = 25,
) -> Checked:
    """Compile ``source`` without running it.

    ``context`` is ``"template"`` or ``"generic"``; ``regexes`` the cluster's ``script.painless.regex.enabled``;
    ``max_bytes`` the
    size limit for inline scripts (None: no limit). With ``recover`` false only the server's error is looked for.
    ``jdk`` is
    the release of the server's Java: it decides the texts of constants such as ``"" + 2e23``.
    Raises ``UsageError`` for an unknown context.
    """
    compile_context = _CONTEXTS.get(context)
    if compile_context is None:
        raise UsageError(f"unknown Painless context '{context}', expected one of {', '.join(sorted(_CONTEXTS))}")
    too_long = _size_error(source, max_bytes)
    if too_long is not None:
        return Checked(source, None, None, (too_long,))
    units = to_units(source)
    with room_for_deep_trees():
        tree, errors = _parse(units, recover=recover)
        script = None
        if tree is not None:
            script, errors = analyse(
                tree,
                source,
                compile_context,
                template_allowlist(),
                regexes_enabled=regexes != "false",
                recover=recover,
                jdk=jdk,
            )
    return Checked(source, tree, script, tuple(error.located(units) for error in _distinct(errors)))


def _size_error(source: str, max_bytes: int | None) -> PainlessError | None:
    # Upstream: ScriptService.compile; the script is quoted whole
    if max_bytes is None or len(source) * 4 <= max_bytes:
        return None
    size = len(source.encode("utf-8", "surrogatepass"))
    if size <= max_bytes:
        return None
    message = f"exceeded max allowed inline script size in bytes [{max_bytes}] with size [{size}] for script [{source}]"
    return PainlessError("java.lang.IllegalArgumentException", message, None, None, None, ())


def _distinct(errors: list[CompileError]) -> list[CompileError]:
    """Errors in their order, the same unknown name only once."""
    seen: set[str] = set()
    kept: list[CompileError] = []
    for error in errors:
        message = error.message or ""
        if message.startswith("cannot resolve symbol"):
            if message in seen:
                continue
            seen.add(message)
        kept.append(error)
    return kept[:_MAX_ERRORS]


def _parse(units: str, *, recover: bool) -> tuple[nodes.Script | None, list[CompileError]]:
    """The syntax tree, or None and the syntax errors."""
    tokens, lexer_error = tokenize(units)
    parser = Parser(tokens)
    try:
        return parser.script(), []
    except CompileError as error:
        return None, [error]
    except SyntaxFailure:
        from blueprintc.painless.syntax_errors import syntax_error  # most scripts need it not
    errors: list[CompileError] = []
    position: int | None = 0
    first = True
    while position is not None and len(errors) < _MAX_ERRORS:
        start, first = _failing_statement(tokens, position, first=first)
        if start is None:
            break
        errors.append(syntax_error(tokens, start, first=first, lexer_error=lexer_error))
        position = _resume(tokens, start) if recover else None
        first = False
    return None, errors


def _failing_statement(tokens: list[Token], position: int, *, first: bool) -> tuple[int | None, bool]:
    """The first token of the top-level statement or function that does not parse, from ``position`` on."""
    parser = Parser(tokens, position)
    start = position
    try:
        while first and parser.at_function():
            start = parser.position
            parser.function()
        while not parser.at_end():
            start = parser.position
            parser.statement()
            first = False
    except SyntaxFailure:
        return start, first
    except CompileError:
        return None, first
    return None, first


def _resume(tokens: list[Token], start: int) -> int | None:
    """A token behind the broken statement at which another may begin: past a semicolon that is not in a block.

    A semicolon in an open parenthesis ends it, unless that belongs to a ``for``.
    """
    blocks, in_for = 0, False
    for index in range(start, len(tokens)):
        kind = tokens[index].kind
        if kind in (EOF, ERROR):
            return None
        if kind == "{":
            blocks, in_for = blocks + 1, False
        elif kind == "}":
            blocks = max(0, blocks - 1)
        elif kind == "for":
            in_for = True
        elif kind == ";" and blocks == 0 and not in_for:
            return index + 1 if tokens[index + 1].kind not in (EOF, ERROR) else None
    return None
