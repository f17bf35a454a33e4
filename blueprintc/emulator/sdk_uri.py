"""How the AWS SDK's HTTP request holds a URL: what reaches the wire after ``SdkHttpRequest.Builder.uri``.

The SDK decodes the query into a map of lists and encodes it again, so the order and the spelling of a query change.
"""

from collections.abc import Iterable
from typing import TypeAlias
from urllib.parse import quote_from_bytes, unquote_to_bytes

from blueprintc.jvm.errors import JavaError
from blueprintc.jvm.hashing import hashmap_order

QueryParameters: TypeAlias = dict[str, list[str | None]]
"""Decoded query parameters in the order in which the SDK keeps them; ``None`` is a name without a value."""


def url_encode(value: str, *, keep_slashes: bool = False) -> str:
    """Percent-encode as ``SdkHttpUtils.urlEncode``: all but letters, digits and ``-_.~`` (and ``/`` if told)."""
    return quote_from_bytes(value.encode("utf-8", "replace"), safe="-_.~/" if keep_slashes else "-_.~")


def query_parameters(raw_query: str | None) -> QueryParameters:
    """The parameters of a raw query in the SDK's order.

    Raises ``JavaError`` (``ArrayIndexOutOfBoundsException``, ``IllegalArgumentException``) as the SDK does.
    """
    if raw_query is None:
        return {}
    found: QueryParameters = {}
    for part in _java_split(raw_query, "&"):
        # Upstream: SdkHttpUtils.uriParams: "a=b=c" keeps "b" only, "a=" is a name without a value
        pieces = _java_split(part, "=")
        if not pieces:
            raise JavaError("ArrayIndexOutOfBoundsException", "Index 0 out of bounds for length 0")
        value = _url_decode(pieces[1]) if len(pieces) > 1 else None
        found.setdefault(_url_decode(pieces[0]), []).append(value)
    # Upstream: SdkHttpUtils.uriParams collects with groupingBy: a HashMap filled by computeIfAbsent, which puts a new
    # name at the head of its bucket
    return {name: found[name] for name in hashmap_order(reversed(found))}


def encode_query(parameters: QueryParameters) -> str | None:
    """The query as it is sent; ``None`` if there are no parameters."""
    if not parameters:
        return None
    return "&".join(_encoded_pairs(parameters))


def _encoded_pairs(parameters: QueryParameters) -> Iterable[str]:
    for name, values in parameters.items():
        for value in values:
            encoded = url_encode(name)
            yield encoded if value is None else f"{encoded}={url_encode(value)}"


def _java_split(text: str, separator: str) -> list[str]:
    """``String.split`` with one plain character: trailing empty strings are dropped."""
    pieces = text.split(separator)
    if len(pieces) == 1:
        return pieces
    while pieces and not pieces[-1]:
        pieces.pop()
    return pieces


def _url_decode(text: str) -> str:
    """``URLDecoder.decode`` in UTF-8; the URL was checked by ``java.net.URI``, so its escapes are well formed."""
    if "%" not in text and "+" not in text:
        return text
    return unquote_to_bytes(text.replace("+", " ")).decode("utf-8", "replace")
