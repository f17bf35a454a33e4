"""RFC 4647 matching for ``Locale.filter`` and ``Locale.lookup``."""

from typing import Any

from blueprintc.jvm.errors import JavaError


def parse_ranges(text: str) -> list[tuple[str, float]]:
    """An Accept-Language text: ranges with weights, heaviest first."""
    text = text.replace(" ", "").lower()
    if text.startswith("accept-language:"):
        text = text[16:]
    found: list[tuple[str, float]] = []
    for part in text.split(","):
        name, _, quality = part.partition(";q=")
        if any(name == known for known, _ in found):
            continue
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            raise JavaError("IllegalArgumentException", f'weight="{quality}" for language range "{name}"') from None
        if not 0.0 <= weight <= 1.0:
            raise JavaError(
                "IllegalArgumentException",
                f'weight={weight} for language range "{name}". It must be between 0.0 and 1.0.',
            )
        found.append((name, weight))
    return sorted(found, key=lambda pair: -pair[1])


def _heaviest_first(ranges: list[Any]) -> list[Any]:
    return sorted(ranges, key=lambda item: -item.weight)


def lookup(ranges: list[Any], tags: list[str]) -> str | None:
    """The first tag that a range or a shortened range names."""
    for item in _heaviest_first(ranges):
        if item.range == "*":
            continue
        wanted = item.range.replace("-*", "")
        while wanted:
            for tag in tags:
                if tag.lower() == wanted:
                    return tag
            head = wanted.rpartition("-")[0]
            if len(head.rpartition("-")[2]) == 1:
                head = head.rpartition("-")[0]
            wanted = head
    return None


def filtered(ranges: list[Any], tags: list[str]) -> list[str]:
    """The tags that match a range (extended filtering), in order of weight."""
    found: list[str] = []
    for item in _heaviest_first(ranges):
        for tag in tags:
            if tag not in found and _matches(item.range.split("-"), tag.lower().split("-"), item.range):
                found.append(tag)
    return found


def _matches(wanted: list[str], tag: list[str], whole: str) -> bool:
    if whole == "*":
        return True
    if "*" not in whole:
        return tag[: len(wanted)] == wanted
    if wanted[0] not in ("*", tag[0]):
        return False
    position = 1
    for part in wanted[1:]:
        if part == "*":
            # Upstream: LocaleMatcher treats a trailing wildcard as one more subtag
            if position >= len(tag):
                return False
            position += 1
            continue
        while position < len(tag) and tag[position] != part:
            if len(tag[position]) == 1:
                return False
            position += 1
        if position == len(tag):
            return False
        position += 1
    return True
