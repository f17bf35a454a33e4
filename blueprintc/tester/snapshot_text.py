"""A case's requests and answer as a text that people can read and compare."""

import re
from collections.abc import Iterator, Sequence

from blueprintc.emulator.dry_run import Run, mask

_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+')


def snapshot_text(runs: Sequence[Run]) -> str:
    """The calls of a case: method, address, headers and body of each request, then the server's answer.

    JSON is indented, with numbers and texts spelled as they were sent.
    """
    text = "\n".join(mask("\n".join(_lines(run)), run.secrets) for run in runs)
    lines = [line.rstrip(" ") for line in _visible(text).split("\n")]
    return "\n".join(lines).rstrip("\n") + "\n"


def _visible(text: str) -> str:
    """Control characters and the like as escapes, so that the text survives a file and an editor."""
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _lines(run: Run) -> Iterator[str]:
    yield f"# {run.title}"
    for request in run.outcome.requests:
        yield f"{request.method} {request.url}"
        for name, value in request.headers:
            yield f"{name}: {value}"
        if request.body:
            yield ""
            yield indented(request.body.decode("utf-8", "replace"))
        yield ""
    for answer in (run.outcome.create, run.outcome.register, run.outcome.response):
        if answer is not None and (answer is run.outcome.response or answer.status >= 400):
            yield f"=> {answer.status}"
            yield indented(answer.text)
    if run.outcome.response is None:
        yield "=> no answer"


def indented(text: str) -> str:
    """JSON with a member a line, spelled as it is; any other text as it is. Lists of numbers stay on one line."""
    tokens = _TOKEN.findall(text)
    if not tokens or tokens[0] not in "{[" or "".join(tokens) != "".join(_without_blanks(text)):
        return text
    out: list[str] = []
    depth = 0
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token == "[":
            end = _flat_list(tokens, at)
            if end:
                out.append("[" + ", ".join(part for part in tokens[at + 1 : end] if part != ",") + "]")
                at = end + 1
                continue
        if token in ("{", "["):
            if at + 1 < len(tokens) and tokens[at + 1] in ("}", "]"):
                out.append(token + tokens[at + 1])
                at += 2
                continue
            depth += 1
            out.append(token + "\n" + "  " * depth)
        elif token in ("}", "]"):
            depth = max(depth - 1, 0)
            out.append("\n" + "  " * depth + token)
        elif token == ",":
            out.append(",\n" + "  " * depth)
        elif token == ":":
            out.append(": ")
        else:
            out.append(token)
        at += 1
    return "".join(out)


def _flat_list(tokens: Sequence[str], at: int) -> int:
    """The end of a list of numbers that starts at a bracket; 0 where it is another list."""
    for index in range(at + 1, len(tokens)):
        token = tokens[index]
        if token == "]":
            return index if index > at + 1 else 0
        if token != "," and not (token[0].isdigit() or token[0] == "-"):
            return 0
    return 0


def _without_blanks(text: str) -> Iterator[str]:
    """What is outside of texts without its blanks: shows whether the tokens are all there is."""
    for part in re.split(r'("(?:[^"\\]|\\.)*")', text):
        yield part if part.startswith('"') else "".join(part.split())
