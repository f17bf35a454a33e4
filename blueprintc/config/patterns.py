"""Path patterns of the configuration."""

import re
from functools import lru_cache


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern names a path, or a folder above it.

    ``path`` is relative, with slashes. ``*`` and ``?`` stay inside one name, ``**`` stands for any number of folders.
    A pattern without a slash (other than a last one) may match at any depth, as in ``.gitignore``.
    """
    return _compiled(pattern).match(path) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    body = pattern.strip("/").removeprefix("./")
    anywhere = "/" not in body
    parts = [_part(part) for part in body.split("/")]
    regex = "/".join(parts).replace("**/", "(?:[^/]+/)*").replace("/**", "(?:/.*)?").replace("**", ".*")
    return re.compile(
        ("(?:.*/)?" if anywhere and not pattern.startswith("/") else "") + regex + r"(?:/.*)?\Z", re.DOTALL
    )


def _part(part: str) -> str:
    if part == "**":
        return part
    return "".join("[^/]*" if char == "*" else "[^/]" if char == "?" else re.escape(char) for char in part)
