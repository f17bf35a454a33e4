"""Scripts of connectors: the default ``escape`` function, and running a script on the parameters of a step."""

import re
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from blueprintc.painless.compiler import Regexes, check
from blueprintc.painless.interpreter.generator import generate
from blueprintc.painless.interpreter.run import Prepared, ScriptError
from blueprintc.painless.values import HashMap, LinkedHashMap, LinkedTreeMap, Runtime
from blueprintc.painless.values.from_json import from_json
from blueprintc.painless.values.maps import HashedMap
from blueprintc.painless.values.memory import resident_bytes

# Upstream: StringUtils.DEFAULT_ESCAPE_FUNCTION, since ml-commons 2.12. The quotes hold real control characters.
DEFAULT_ESCAPE_FUNCTION = (
    "\n"
    "    String escape(def input) { \n"
    '      if (input.contains("\\\\")) {\n'
    '        input = input.replace("\\\\", "\\\\\\\\");\n'
    "      }\n"
    '      if (input.contains("\\"")) {\n'
    '        input = input.replace("\\"", "\\\\\\"");\n'
    "      }\n"
    "      if (input.contains('\r')) {\n"
    "        input = input = input.replace('\r', '\\\\r');\n"
    "      }\n"
    '      if (input.contains("\\\\t")) {\n'
    '        input = input.replace("\\\\t", "\\\\\\\\\\\\t");\n'
    "      }\n"
    "      if (input.contains('\n')) {\n"
    "        input = input.replace('\n', '\\\\n');\n"
    "      }\n"
    "      if (input.contains('\b')) {\n"
    "        input = input.replace('\b', '\\\\b');\n"
    "      }\n"
    "      if (input.contains('\f')) {\n"
    "        input = input.replace('\f', '\\\\f');\n"
    "      }\n"
    "      return input;\n"
    "    }\n"
)

# Upstream: StringUtils.isEscapeUsed and containsEscapeMethod; Java's \s and \b on these patterns.
_CALLED = re.compile(r"\bescape\s*\(", re.ASCII)
_TYPED = re.compile(r"\bString\s+$", re.ASCII)
_DEFINED = re.compile(r"String\s+escape\s*\(\s*(def|String)\s+.*?\)\s*\{?", re.ASCII)

_MAPS: dict[str, type[HashedMap]] = {
    "HashMap": HashMap,
    "LinkedHashMap": LinkedHashMap,
    "LinkedTreeMap": LinkedTreeMap,
}


def uses_escape(source: str) -> bool:
    """Whether the script calls ``escape(…)``, as the server's pattern sees it."""
    return any(not _TYPED.search(source[: called.start()]) for called in _CALLED.finditer(source))


def defines_escape(source: str) -> bool:
    """Whether the script has its own ``escape``, as the server's pattern sees it."""
    return _DEFINED.search(source) is not None


def with_default_functions(source: str) -> str:
    """The script with the default ``escape`` function in front, where the server puts it there."""
    # Upstream: StringUtils.addDefaultMethod
    if defines_escape(source) or not uses_escape(source):
        return source
    return DEFAULT_ESCAPE_FUNCTION + source


class ConnectorScripts:
    """Compiles and runs the scripts of connectors, in the ``template`` context.

    ``jdk`` decides the texts of doubles and of some exceptions, ``regexes`` is the cluster's setting. Compiled
    scripts are kept, as the server does. ``count`` hears of each statement that begins: the script's text with the
    function that is put in front, and the statement's offset in it.
    """

    def __init__(
        self,
        *,
        jdk: int = 25,
        regexes: Regexes = "limited",
        regex_factor: int = 6,
        timer: Callable[[], float] = time.monotonic,
        count: Callable[[str, int], None] | None = None,
    ) -> None:
        self._count = count
        self._timer = timer
        self._jdk = jdk
        self._regexes = regexes
        self._factor = regex_factor if regexes == "limited" else None
        self._compiled = lru_cache(maxsize=100)(self._compile)

    def _compile(self, source: str) -> Prepared:
        checked = check(source, regexes=self._regexes, recover=False, jdk=self._jdk)
        if checked.script is None:
            raise ScriptError(checked.errors[0], None)
        count = self._count
        return Prepared(
            generate(checked.script, counted=count is not None),
            Runtime(jdk=self._jdk, regex_factor=self._factor, timer=self._timer, memory=resident_bytes),
            None if count is None else lambda offset, _: count(source, offset),
        )

    def execute(self, source: str, params: Mapping[str, Any], *, map_class: str = "LinkedHashMap") -> str | None:
        """The script's result, null or a text.

        ``params`` are JSON values (numbers as the response parser of the release gives them); ``map_class`` is the
        class of the map itself: HashMap, LinkedHashMap or LinkedTreeMap. They are copied. Raises ``ScriptError``
        for compile and run-time errors, whose offsets count the function that is put in front.
        """
        program = self._compiled(with_default_functions(source))
        made = from_json(dict(params), "jackson")
        kind = _MAPS[map_class]
        if type(made) is not kind:
            converted = kind()
            converted.put_all(made.java_items())
            made = converted
        result: str | None = program.execute({"params": made})
        return result
