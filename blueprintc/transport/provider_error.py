"""``read_error``: what a provider says in the body of an error, and which part of the request it is about."""

import json
import re
from collections.abc import Iterable, Iterator

from blueprintc.jsontext import Json
from blueprintc.records import record

_LONGEST = 600
_XML_MESSAGE = re.compile(r"<Message>(.*?)</Message>", re.DOTALL | re.IGNORECASE)
_XML_CODE = re.compile(r"<Code>(.*?)</Code>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,300}>")
#: What stands in quotes or brackets, and what looks like a path.
_QUOTED = re.compile(r"""['"`\[]([A-Za-z_$#/][\w.$\[\]/#-]{0,120})['"`\]]""")
_PATH = re.compile(r"(?<![\w.])[#$/]?[A-Za-z_]\w*(?:(?:\.|/|\[)\w+\]?)+")
_WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]{2,60}")
_STEP = re.compile(r"[^.\[\]/#$]+")


@record
class ProviderError:
    """``message``: what the provider says. ``code``: its own name for the kind. ``paths``: parts of the request that it
    names, as steps, the surest first."""

    message: str
    code: str = ""
    paths: tuple[tuple[str, ...], ...] = ()


def read_error(body: bytes, headers: Iterable[tuple[str, str]] = ()) -> ProviderError:
    """Read the body of an error; every provider has a form of its own."""
    text = body[:100_000].decode("utf-8", "replace").strip()
    aws = next((value for name, value in headers if name.lower() == "x-amzn-errortype"), "").split(":")[0]
    try:
        given: Json = json.loads(text)
    except (ValueError, RecursionError):
        return _unstructured(text, aws)
    if isinstance(given, list) and len(given) == 1:
        given = given[0]  # Gemini, where it streams
    if not isinstance(given, dict):
        return ProviderError(_short(text), aws)
    message = _message(given)
    code = aws or _code(given)
    named = tuple(_named(given))
    return ProviderError(_short(message or text), code, named + tuple(_in_text(message or text)))


def _unstructured(text: str, aws: str) -> ProviderError:
    message, code = _XML_MESSAGE.search(text), _XML_CODE.search(text)
    if message is not None:
        return ProviderError(_short(message[1]), aws or (code[1].strip() if code else ""), tuple(_in_text(message[1])))
    shown = " ".join(_TAG.sub(" ", text).split()) if text.startswith("<") else text
    return ProviderError(_short(shown), aws, tuple(_in_text(shown)))


def _message(given: dict[str, Json]) -> str:
    """The sentence, wherever it is."""
    holders: list[Json] = [given.get("error"), given]
    errors = given.get("errors")
    if isinstance(errors, list) and errors:
        holders.append(errors[0])
    detail = given.get("detail")
    if isinstance(detail, list):
        told = [f"{_dotted(_location(each))}: {each.get('msg')}" for each in detail if isinstance(each, dict)]
        holders.append("; ".join(told))
    else:
        holders.append(detail)
    for holder in holders:
        if isinstance(holder, str) and holder:
            return holder
        if isinstance(holder, dict):
            for name in ("message", "Message", "errorMessage", "reason", "detail", "error", "msg"):
                found = holder.get(name)
                if isinstance(found, str) and found:
                    return found
    return ""


def _code(given: dict[str, Json]) -> str:
    for holder in (given.get("error"), given):
        if isinstance(holder, dict):
            for name in ("code", "status", "__type", "type"):
                found = holder.get(name)
                if isinstance(found, str) and found:
                    return found.rpartition("#")[2]
    return ""


def _named(given: dict[str, Json]) -> Iterator[tuple[str, ...]]:
    """Paths that a field of the answer gives: OpenAI's ``param``, Google's violations, FastAPI's ``loc``."""
    error = given.get("error")
    for holder in (error, given):
        param = holder.get("param") if isinstance(holder, dict) else None
        if isinstance(param, str) and param:
            yield steps_of(param)
    details = error.get("details") if isinstance(error, dict) else None
    for detail in details if isinstance(details, list) else ():
        violations = detail.get("fieldViolations") if isinstance(detail, dict) else None
        for violation in violations if isinstance(violations, list) else ():
            field = violation.get("field") if isinstance(violation, dict) else None
            if isinstance(field, str):
                yield steps_of(field)
    locations = given.get("detail")
    for each in locations if isinstance(locations, list) else ():
        if isinstance(each, dict):
            yield _location(each)


def _location(detail: dict[str, Json]) -> tuple[str, ...]:
    where = detail.get("loc")
    steps = tuple(str(step) for step in where) if isinstance(where, list) else ()
    return steps[1:] if steps[:1] == ("body",) else steps


def _in_text(message: str) -> Iterator[tuple[str, ...]]:
    """Paths and names in a sentence."""
    message = message[:2000]
    for pattern in (_PATH, _QUOTED):
        for match in pattern.finditer(message):
            yield steps_of(match[match.lastindex or 0])
    for match in _WORD.finditer(message):
        yield (match[0],)


def steps_of(path: str) -> tuple[str, ...]:
    """The steps of ``messages[0].content``, ``#/texts/1``, ``$.input``; ``messages.1.member.x`` as AWS counts."""
    steps = tuple(_STEP.findall(path))
    if "member" in steps:
        return tuple(str(int(step) - 1) if step.isdecimal() else step for step in steps if step != "member")
    return steps


def _dotted(steps: tuple[str, ...]) -> str:
    return ".".join(steps)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
