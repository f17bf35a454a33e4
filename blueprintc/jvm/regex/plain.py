"""Patterns that mean the same nearly everywhere, translated at sight: ``^https://api\\.openai\\.com/.*$``.

Most patterns of a cluster's settings are of this form, and the whole parser takes longer to load than to use.
"""

import re

_LINE_ENDS = "\\n\\r\\u0085\\u2028\\u2029"
_DOLLAR = r"(?:(?=\r\n\Z)|(?<!\r)(?=\n\Z)|(?=[\r\u0085\u2028\u2029]\Z)|\Z)"
_MOST_LOOPS = 2
_ALL = "(?s)"

#: One character, or a class of plain ones and ranges, and how often.
_PIECE = r"""(?P<literal>[A-Za-z0-9/:_,;=@%&"'<>!~ -])|\\(?P<escaped>[./:?&=+*()\[\]{}|^$\\-])|(?P<any>\.)"""
_CLASS = r"""\[(?P<class>(?:[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[A-Za-z0-9_.])+-?)\]"""
_TOKEN = re.compile(rf"(?:{_PIECE}|{_CLASS})(?P<often>[*+]?)(?![*+?{{])")


def plain_translation(pattern: str) -> str | None:
    """The pattern for Python's ``re``; none where it is not of this simple form."""
    matches_all = pattern.startswith(_ALL)
    at = len(_ALL) if matches_all else 0
    dot = "(?s:.)" if matches_all else f"[^{_LINE_ENDS}]"
    written: list[str] = []
    if pattern.startswith("^", at):
        written.append(r"\A")
        at += 1
    end = len(pattern) - 1 if pattern.endswith("$") and not pattern.endswith("\\$") else len(pattern)
    loops = 0
    while at < end:
        token = _TOKEN.match(pattern, at, end)
        if token is None:
            return None
        if token["class"] and any(low > high for low, high in re.findall("(.)-(.)", token["class"])):
            return None
        loops += bool(token["often"])
        written.append(_text(token, dot) + token["often"])
        at = token.end()
    if loops > _MOST_LOOPS:
        return None
    return "".join(written) + (_DOLLAR if end < len(pattern) else "")


def _text(token: re.Match[str], dot: str) -> str:
    if token["any"]:
        return dot
    if token["class"]:
        body = token["class"]
        return f"[{body[:-1]}\\-]" if body.endswith("-") else f"[{body}]"
    return re.escape(token["literal"] or token["escaped"])
