"""Bytes to ``SourceFile``: size, encoding and forbidden characters, each refused by name."""

import functools
import re
from pathlib import Path

from blueprintc.diagnostics import Code, Diagnostic, DiagnosticSink
from blueprintc.frontend import codes
from blueprintc.source import SourceFile, Span

#: Bytes that a blueprint, connector or template may have.
MAX_BYTES = 4_000_000


@functools.cache
def _forbidden() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


def read_source(path: Path, sink: DiagnosticSink, *, shown: str | None = None) -> SourceFile | None:
    """The file at ``path``, or ``None`` where it cannot be read (reported). ``shown`` is its name in messages."""
    name = shown if shown is not None else path.as_posix()
    try:
        if path.is_dir():
            _refuse(sink, name, codes.UNREADABLE, f'"{name}" is a directory')
            return None
        if path.exists() and not path.is_file():
            _refuse(sink, name, codes.UNREADABLE, f'"{name}" is not a regular file')
            return None
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        _refuse(sink, name, codes.UNREADABLE, f'there is no file "{name}"')
        return None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "its name is not a path"
        _refuse(sink, name, codes.UNREADABLE, f'cannot read "{name}": {reason}')
        return None
    return decode_source(data, name, sink)


def decode_source(data: bytes, name: str, sink: DiagnosticSink) -> SourceFile | None:
    """The text of bytes that are called ``name``, or ``None`` where they are not a text (reported)."""
    if len(data) > MAX_BYTES:
        _refuse(sink, name, codes.TOO_LARGE, f'"{name}" is larger than {MAX_BYTES:,} bytes')
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_encoding(data, name, sink, error)
        return None
    source = SourceFile(name, text)
    found = _forbidden().search(text)
    if found is not None:
        shown = "NUL" if found.group() == "\0" else f"U+{ord(found.group()):04X}"
        sink.report(
            Diagnostic.of(
                codes.CONTROL_CHARACTER,
                f"the file holds the character {shown}",
                Span(source, found.start(), found.end()),
                help="write it as an escape inside a quoted text, if it is meant",
            )
        )
        return None
    return source


def _refuse(sink: DiagnosticSink, name: str, code: Code, message: str) -> None:
    source = SourceFile(name, "")
    sink.report(Diagnostic.of(code, message, Span(source, 0, 0)))


def _refuse_encoding(data: bytes, name: str, sink: DiagnosticSink, error: UnicodeDecodeError) -> None:
    """Report the first byte that is not UTF-8, at its place in the text read as Latin-1 up to there."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(sink, name, codes.NOT_UTF8, f'"{name}" is UTF-16, not UTF-8')
        return
    before = data[: error.start].decode("utf-8", "replace")
    following = data[error.start : error.start + 200].decode("latin-1")
    source = SourceFile(name, before + following)
    at = len(before)
    sink.report(
        Diagnostic.of(
            codes.NOT_UTF8,
            f"byte 0x{data[error.start]:02X} is not UTF-8",
            Span(source, at, at + 1),
            help="save the file as UTF-8",
        )
    )
