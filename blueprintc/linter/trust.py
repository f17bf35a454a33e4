"""The trusted endpoints that connectors need, as narrow as can be."""

import re
from collections.abc import Iterable

from blueprintc.jvm.regex import compile_pattern
from blueprintc.linter.facts import Subject
from blueprintc.linter.facts.fillers import is_filled_in
from blueprintc.model import Scalar

LONGEST = 256
_PLACEHOLDER = re.compile(r"\$\{(?:parameters|credential)\.[^}]*\}")
_SPECIAL = re.compile(r"[.^$*+?()\[\]{}|\\]")
# Upstream: MLCommonsSettings.validateRegexSafety, since 3.7.
_NESTED = re.compile(r".*\([^)]*[*+?]\)[*+?{].*", re.DOTALL)
_BACK_REFERENCE = re.compile(r".*\\[1-9].*", re.DOTALL)


def patterns_for(subjects: Iterable[Subject]) -> tuple[list[str], list[str]]:
    """Java regexes that match the subjects' URLs and little else, and the URLs for which none can be made.

    A placeholder that the connector itself does not fill stands for one part of a path or of a host.
    """
    patterns: dict[str, None] = {}
    refused: dict[str, None] = {}
    for subject in subjects:
        for url in _urls(subject):
            pattern = pattern_for(url)
            if pattern is None:
                refused[url] = None
            else:
                patterns[pattern] = None
    return list(patterns), list(refused)


def pattern_for(url: str) -> str | None:
    """The regex for one URL; none where it is not one that can be called, or where the server would refuse it."""
    if not re.match(r"https?://[^/]", url) or not is_filled_in(url):
        return None
    path_start = url.find("/", url.index("://") + 3)
    parts: list[str] = []
    at = 0
    for match in _PLACEHOLDER.finditer(url):
        parts.append(_quote(url[at : match.start()]))
        in_host = path_start < 0 or match.start() < path_start
        parts.append("[a-z0-9-]+" if in_host else "[^/?]+")
        at = match.end()
    pattern = "^" + "".join([*parts, _quote(url[at:])]) + "$"
    return pattern if is_safe(pattern) and _matches(pattern, url) else None


def is_safe(pattern: str) -> bool:
    """Whether the server takes a regex for its setting: short, without nested quantifiers and back-references."""
    return len(pattern) <= LONGEST and not _NESTED.match(pattern) and not _BACK_REFERENCE.match(pattern)


def _urls(subject: Subject) -> list[str]:
    if subject.protocol.startswith("mcp"):
        node = subject.root.get("url")
        return [node.text.value] if isinstance(node, Scalar) and isinstance(node.value, str) else []
    texts = (action.text("url") for action in subject.actions)
    return [subject.filled(text.value) for text in texts if text is not None]


def _quote(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", text)


def _matches(pattern: str, url: str) -> bool:
    return compile_pattern(pattern).matches(_PLACEHOLDER.sub("x", url)) is not None
