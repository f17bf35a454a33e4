"""``body_parser``: the x-content parser over a REST body."""

from blueprintc.data import Feature, Target
from blueprintc.emulator.errors import ServerError
from blueprintc.jsontext import XContentParser


def body_parser(body: str | None, target: Target) -> XContentParser:
    """A parser before the first token. Raises ``ServerError`` where there is no body.

    Upstream: RestRequest.contentParser.
    """
    if not body:
        raise ServerError("org.opensearch.OpenSearchParseException", "request body is required")
    return XContentParser(body, generation=3 if target.has(Feature.XCONTENT_JACKSON_3) else 2, from_bytes=True)
