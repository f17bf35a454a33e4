"""The JSON texts that depend on the release: what the REST layer prints."""

from blueprintc.data import Feature, Target
from blueprintc.jsontext import Json, print_gson, print_jackson


def jdk_of(target: Target) -> int:
    """The JDK of a release, as far as texts depend on it: 17, 21 or 25."""
    if target.has(Feature.JDK_25):
        return 25
    return 21 if target.has(Feature.JDK_21) else 17


def print_rest(value: Json, target: Target) -> str:
    """A REST answer's text. Upstream: XContentBuilder over Jackson's UTF-8 generator."""
    return print_jackson(value, raw_non_bmp=target.has(Feature.XCONTENT_JACKSON_3), jdk=jdk_of(target))


def print_gson_value(value: Json, target: Target) -> str:
    """``StringUtils.gson.toJson(value)`` of a release.

    Upstream: up to 3.2 the plain Gson, which leaves out null members and escapes HTML characters.
    """
    modern = target.has(Feature.GSON_NULLS_AND_NO_HTML)
    return print_gson(value, nulls=modern, html_safe=not modern, jdk=jdk_of(target))
