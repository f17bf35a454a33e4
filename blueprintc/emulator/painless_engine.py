"""``PainlessEngine``: connectors' scripts run by our own Painless, its errors as the server's ``ScriptException``."""

from collections.abc import Callable, Mapping

from blueprintc.data import Target
from blueprintc.emulator.environment import MapClass, ScriptEngine
from blueprintc.emulator.errors import ServerError
from blueprintc.emulator.printing import jdk_of
from blueprintc.jsontext import Json
from blueprintc.jvm.errors import JavaError
from blueprintc.painless.connector import ConnectorScripts, with_default_functions
from blueprintc.painless.errors import PainlessError
from blueprintc.painless.interpreter.run import ScriptError

_LONGEST_NAME = 256


class PainlessEngine:
    """A script engine of a release; compiled scripts are kept."""

    def __init__(self, jdk: int, count: Callable[[str, int], None] | None = None) -> None:
        """``count`` is that of ``ConnectorScripts``."""
        self._scripts = ConnectorScripts(jdk=jdk, count=count)

    def execute(self, source: str, params: Mapping[str, Json], map_class: MapClass = "LinkedHashMap") -> str | None:
        """The script's result. Raises ``ServerError`` (``ScriptException``)."""
        try:
            return self._scripts.execute(source, params, map_class=map_class)
        except ScriptError as error:
            raise script_exception(error.error, with_default_functions(source)) from error


def engine_of(target: Target, engines: dict[int, ScriptEngine]) -> ScriptEngine:
    """The engine of a release, taken from ``engines`` or put there."""
    jdk = jdk_of(target)
    found = engines.get(jdk)
    if found is None:
        found = engines[jdk] = PainlessEngine(jdk)
    return found


def script_exception(error: PainlessError, source: str) -> ServerError:
    """The exception for an error of ``source`` (with the function that the server puts in front)."""
    compiling = error.phase == "compile"
    details: dict[str, Json] = {
        "script_stack": [*error.stack],
        "script": source if compiling else source_name(source),
        "lang": "painless",
    }
    if error.offset is not None:
        details["position"] = {"offset": error.offset, "start": error.start, "end": error.end}
    return ServerError(
        "org.opensearch.script.ScriptException",
        "compile error" if compiling else "runtime error",
        cause=_thrown(error),
        details=details,
    )


def _thrown(error: PainlessError) -> JavaError:
    """What the compiler or the script threw, with the parser's own exception behind it."""
    message = error.message or ""
    behind: JavaError | None = None
    if error.phase == "compile":
        # Upstream: ParserErrorStrategy.recover, EnhancedPainlessLexer.recover
        if message.startswith("invalid sequence of tokens near") or message == "unexpected end of script.":
            behind = JavaError("org.antlr.v4.runtime.NoViableAltException")
        elif message.startswith("unexpected character ["):
            behind = JavaError("org.antlr.v4.runtime.LexerNoViableAltException")
    return ServerError(error.java_class, error.message, cause=behind)


def source_name(source: str) -> str:
    """How a run-time error names a script: its first line, shortened.

    Upstream: Location.computeSourceName.
    """
    end = source.find("\n")
    if end >= 0:
        carriage = source.find("\r")
        end = min(end, carriage) if carriage >= 0 else end
    else:
        end = len(source)
    end = min(end, _LONGEST_NAME)
    return source if end == len(source) else source[:end] + " ..."
