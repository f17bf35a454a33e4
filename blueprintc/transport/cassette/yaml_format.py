"""The file of a cassette: YAML, format 1; see ``docs/reference/cassettes.md``."""

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import yaml

from blueprintc.emulator.exchange import ProviderResponse
from blueprintc.errors import FileError, UsageError
from blueprintc.transport.cassette.interaction import Interaction, RecordedRequest

FORMAT = 1
_HEAD = "# Answers of a provider, recorded by blueprintc. Secrets are taken out; see docs/reference/cassettes.md\n"
_LARGEST = 64_000_000
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What YAML 1.1 takes for line breaks beside "\n", and does not give back as it was.
_BREAKS = re.compile("[\r\x85\u2028\u2029]")
_TIME = "%Y-%m-%dT%H:%M:%SZ"
Pairs: TypeAlias = tuple[tuple[str, str], ...]


class _Dumper(yaml.SafeDumper):
    """Writes long texts in one line, and texts of several lines as a block."""


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAKS.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _write_text)


def write_cassette(interactions: Iterable[Interaction]) -> str:
    """The text of a cassette's file."""
    document = {"cassette": FORMAT, "interactions": [_interaction(each) for each in interactions]}
    body = yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1 << 30)
    return _HEAD + body


def _interaction(each: Interaction) -> dict[str, object]:
    written: dict[str, object] = {}
    if each.recorded is not None:
        written["recorded"] = each.recorded.astimezone(UTC).strftime(_TIME)
    request: dict[str, object] = {
        "method": each.request.method,
        "url": each.request.url,
        "headers": _written_headers(each.request.headers),
    }
    if each.request.body is not None:
        request.update(_written_body(each.request.body))
    response: dict[str, object] = {
        "status": each.response.status,
        "milliseconds": each.response.delay_ms,
        "headers": _written_headers(each.response.headers),
        **_written_body(each.response.body),
    }
    return {**written, "request": request, "response": response}


def _written_headers(headers: Pairs) -> dict[str, object]:
    """A mapping; a header that is there more than once has a list."""
    written: dict[str, object] = {}
    for name, value in headers:
        before = written.get(name)
        if before is None:
            written[name] = value
        else:
            written[name] = [*before, value] if isinstance(before, list) else [before, value]
    return written


def _written_body(body: bytes) -> dict[str, object]:
    try:
        return {"body": body.decode("utf-8")}
    except UnicodeDecodeError:
        return {"body_base64": base64.b64encode(body).decode("ascii")}


def read_cassette(path: Path) -> list[Interaction]:
    """The interactions of a file. Raises ``FileError``, and ``UsageError`` with the place where it is no cassette."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path.as_posix()}: {error.strerror or error}") from error
    where = path.as_posix()
    if len(data) > _LARGEST:
        raise UsageError(f"{where}: larger than {_LARGEST:,} bytes; this is no cassette")
    try:
        document = yaml.load(data, Loader=_Loader)  # noqa: S506  the safe loader, in C where that is there
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or type(error).__name__
        raise UsageError(f"{where}{place}: the cassette is no YAML: {problem}") from None
    if not isinstance(document, dict) or document.get("cassette") != FORMAT:
        raise UsageError(f"{where}: this is no cassette of format {FORMAT} (its first key is cassette: {FORMAT})")
    given = document.get("interactions")
    if not isinstance(given, list):
        raise UsageError(f"{where}: interactions is no list")
    return [_Reader(f"{where}: interactions[{index}]").interaction(each) for index, each in enumerate(given)]


class _Reader:
    """Reads one interaction; errors name its place."""

    def __init__(self, where: str) -> None:
        self._where = where

    def interaction(self, given: object) -> Interaction:
        parts = self._mapping(given, "")
        request = self._mapping(parts.get("request"), ".request")
        response = self._mapping(parts.get("response"), ".response")
        return Interaction(
            RecordedRequest(
                self._text(request, "method", ".request"),
                self._text(request, "url", ".request"),
                self._headers(request.get("headers"), ".request"),
                self._body(request, ".request"),
            ),
            ProviderResponse(
                self._number(response, "status"),
                self._body(response, ".response") or b"",
                self._headers(response.get("headers"), ".response"),
                self._number(response, "milliseconds", 0),
            ),
            self._time(parts.get("recorded")),
        )

    def _mapping(self, given: object, name: str) -> Mapping[object, object]:
        if not isinstance(given, dict):
            raise self._wrong(name, "is no mapping")
        return given

    def _text(self, given: Mapping[object, object], name: str, where: str) -> str:
        value = given.get(name)
        if not isinstance(value, str):
            raise self._wrong(f"{where}.{name}", "is no text")
        return value

    def _number(self, given: Mapping[object, object], name: str, default: int | None = None) -> int:
        value = given.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 31:
            raise self._wrong(f".response.{name}", "is no number")
        return value

    def _headers(self, given: object, where: str) -> Pairs:
        pairs: list[tuple[str, str]] = []
        for name, value in self._mapping({} if given is None else given, f"{where}.headers").items():
            for each in value if isinstance(value, list) else [value]:
                if not isinstance(name, str) or not isinstance(each, str):
                    raise self._wrong(f"{where}.headers", "has something else than texts")
                pairs.append((name, each))
        return tuple(pairs)

    def _body(self, given: Mapping[object, object], where: str) -> bytes | None:
        if "body_base64" in given:
            try:
                return base64.b64decode(self._text(given, "body_base64", where), validate=True)
            except (binascii.Error, ValueError):
                raise self._wrong(f"{where}.body_base64", "is no Base64") from None
        if "body" not in given:
            return None
        return self._text(given, "body", where).encode("utf-8", "surrogatepass")

    def _time(self, given: object) -> datetime | None:
        if given is None:
            return None
        if isinstance(given, datetime):
            return given if given.tzinfo is not None else given.replace(tzinfo=UTC)
        try:
            return datetime.strptime(str(given), _TIME).replace(tzinfo=UTC)
        except ValueError:
            raise self._wrong(".recorded", "is no time such as 2026-01-31T12:00:00Z") from None

    def _wrong(self, name: str, what: str) -> UsageError:
        return UsageError(f"{self._where}{name} {what}")
