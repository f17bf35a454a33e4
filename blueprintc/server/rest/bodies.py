"""Bodies of requests: which content types are read, and YAML. Upstream: RestController, MediaTypeRegistry."""

import json
from collections.abc import Iterator, Mapping

from blueprintc.emulator.errors import null_pointer
from blueprintc.errors import BlueprintcError, UnsupportedError
from blueprintc.jsontext.jackson import END_OBJECT
from blueprintc.jsontext.xcontent import XContentParser

_JSON = frozenset({"application/json", "application/x-ndjson", "application/vnd.opensearch+json"})
_YAML = frozenset({"application/yaml", "application/x-yaml", "text/yaml"})
_BINARY = frozenset({"application/smile", "application/cbor"})


class UnreadableBody(BlueprintcError):
    """A body in a form that the server does not read."""


def media_type(header: str | None) -> str:
    """The type of a ``Content-Type`` header, without its parameters."""
    return (header or "").partition(";")[0].strip().lower()


def body_text(content_type: str | None, body: bytes) -> str:
    """A body as JSON text; YAML is turned into JSON. Raises ``UnreadableBody`` (406)."""
    if not body:
        return ""
    kind = media_type(content_type)
    if kind in _JSON:
        return body.decode("utf-8", "replace")
    if kind in _YAML:
        return _yaml_text(body)
    if kind in _BINARY:
        raise UnsupportedError(f"bodies of type {kind}")
    raise UnreadableBody(f"Content-Type header [{content_type or ''}] is not supported")


def is_yaml(content_type: str | None) -> bool:
    """Whether a content type is YAML; an answer then is, too."""
    return media_type(content_type) in _YAML


def wants_yaml(query: Mapping[str, str], headers: Mapping[str, str]) -> bool:
    """Whether a request asks for YAML."""
    return query.get("format") == "yaml" or media_type(headers.get("accept")) in _YAML


def _yaml_text(body: bytes) -> str:
    import yaml

    try:
        return json.dumps(yaml.safe_load(body.decode("utf-8", "replace")), default=str)
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableBody("the YAML body cannot be read") from error


def members(parser: XContentParser) -> Iterator[str]:
    """Each member's name, with the parser at its value; a missing name fails as a switch over null does."""
    while parser.next_token() is not END_OBJECT:
        name = parser.current_name()
        parser.next_token()
        if name is None:
            raise null_pointer('Cannot invoke "String.hashCode()" because "<local>" is null')
        yield name
