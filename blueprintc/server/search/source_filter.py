"""``_source``: which members of a document are shown. Upstream: FetchSourceContext, XContentMapValues.filter."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from blueprintc.emulator.errors import illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.state.store import Source


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """What is shown: nothing at all, or what the patterns leave."""

    enabled: bool = True
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()

    def apply(self, source: Source) -> Source:
        """The members that are shown."""
        if not self.includes and not self.excludes:
            return source
        return _filtered(source, "", self.includes, self.excludes)


def read_source_filter(value: Json) -> SourceFilter:
    """The filter of a ``_source`` value. Raises ``ServerError``."""
    if isinstance(value, bool):
        return SourceFilter(enabled=value)
    if isinstance(value, dict):
        unknown = sorted(set(value) - {"includes", "include", "excludes", "exclude"})
        if unknown:
            raise illegal_argument(f"Unknown key in [{unknown[0]}] of _source")
        return SourceFilter(
            includes=_names(value.get("includes", value.get("include"))),
            excludes=_names(value.get("excludes", value.get("exclude"))),
        )
    return SourceFilter(includes=_names(value))


def _names(value: Json) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)


def _filtered(source: Source, prefix: str, includes: Sequence[str], excludes: Sequence[str]) -> Source:
    kept: Source = {}
    for name, value in source.items():
        path = prefix + name
        if any(_covers(pattern, path) for pattern in excludes):
            continue
        whole = not includes or any(_covers(pattern, path) for pattern in includes)
        if not whole and not any(_leads_to(pattern, path) for pattern in includes):
            continue
        found = _below(value, path + ".", () if whole else includes, excludes)
        if whole or found not in (None, {}, []):
            kept[name] = found
    return kept


def _below(value: Json, prefix: str, includes: Sequence[str], excludes: Sequence[str]) -> Json:
    if isinstance(value, dict):
        return _filtered(value, prefix, includes, excludes)
    if isinstance(value, list):
        found = [_below(item, prefix, includes, excludes) for item in value]
        return [item for item in found if item is not None] if includes else found
    return None if includes else value


def _covers(pattern: str, path: str) -> bool:
    """Whether a pattern means a path, or something above it."""
    if "*" not in pattern:
        return path == pattern or path.startswith(pattern + ".")
    return fnmatchcase(path, pattern) or fnmatchcase(path, pattern + ".*")


def _leads_to(pattern: str, path: str) -> bool:
    """Whether something that a pattern means may lie below a path."""
    if pattern.startswith(path + "."):
        return True
    return "*" in pattern and fnmatchcase(path + ".", pattern[: pattern.index("*")] + "*")
