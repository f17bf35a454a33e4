"""JSONPath expectations: jsonpath-ng, loaded where a test asks for it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from blueprintc.jsontext import Json
from blueprintc.model import Mapping
from blueprintc.tester.expectations.json_match import Difference, Rules, differences
from blueprintc.tester.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Match(Protocol):
    value: Json


class _Path(Protocol):
    def find(self, value: Json) -> "Sequence[_Match]": ...


class _BadPathError(Exception):
    """jsonpath-ng does not understand a path."""


_MANY = ("*", "..", "?", ",", ":")


@lru_cache(maxsize=512)
def _parsed(path: str) -> _Path:
    from jsonpath_ng.exceptions import JSONPathError
    from jsonpath_ng.ext.parser import parse

    try:
        made: _Path = parse(path)
    except (JSONPathError, RecursionError) as error:
        raise _BadPathError(str(error) or type(error).__name__) from error
    except Exception as error:  # its parser raises bare exceptions too
        raise _BadPathError(str(error) or type(error).__name__) from error
    return made


def check_paths(node: Mapping, problems: Problems) -> None:
    """Report paths that cannot be read."""
    for member in node.members:
        try:
            _parsed(member.key.value)
        except _BadPathError as error:
            problems.report(f'"{member.key.value[:80]}" is no JSONPath: {error}', member.key.whole)


def path_differences(node: Mapping, actual: Json, rules: Rules) -> Iterator[Difference]:
    """Where the value at a path is not what was expected. A path that can match several things gives a list."""
    for member in node.members:
        path = member.key.value
        found = [match.value for match in _parsed(path).find(actual)]
        value: Json = found
        if not any(sign in path for sign in _MANY):
            if not found:
                yield Difference(path, f"{path} finds nothing", member.key.whole)
                continue
            value = found[0]
        yield from differences(member.value, value, rules, path)
