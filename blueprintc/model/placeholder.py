"""The server's placeholders ``${parameters.name:-default}`` and ``${credential.name}`` in a text."""

from blueprintc.records import record

NAMESPACES = ("parameters", "credential")


@record
class Placeholder:
    """One placeholder: ``text[start:end]``. ``default`` is ``None`` where there is no ``:-``."""

    namespace: str
    name: str
    default: str | None
    start: int
    end: int


def placeholders(text: str, namespace: str = "parameters") -> list[Placeholder]:
    """The placeholders of a namespace, as the server finds them.

    The name ends at the first ``}``; the first ``:-`` begins the default; ``$${…}`` is an escape and no placeholder.
    """
    # Upstream: org.apache.commons.text.StringSubstitutor with prefix "${parameters." and suffix "}".
    prefix = f"${{{namespace}."
    found: list[Placeholder] = []
    at = text.find(prefix)
    while at >= 0:
        if at > 0 and text[at - 1] == "$":
            at = text.find(prefix, at + 1)
            continue
        end = text.find("}", at + len(prefix))
        if end < 0:
            break
        name, mark, default = text[at + len(prefix) : end].partition(":-")
        found.append(Placeholder(namespace, name, default if mark else None, at, end + 1))
        at = text.find(prefix, end + 1)
    return found


def whole_placeholder(text: str) -> Placeholder | None:
    """The parameter placeholder that a text consists of, or none."""
    if not text.startswith("${parameters.") or not text.endswith("}"):
        return None
    found = placeholders(text)
    return found[0] if len(found) == 1 and found[0].end == len(text) else None
