"""The exception tree of blueprintc.

Mistakes in a user's file are diagnostics, not exceptions (see ``blueprintc.diagnostics``). Exceptions are for
misuse, input and output, and what the emulated server would throw:

    BlueprintcError
    ├── UsageError            a command or a function was called in a way that cannot work (exit status 2)
    │   └── ConfigError       a configuration file is wrong (exit status 2)
    ├── FileError             a file cannot be read or written (exit status 3)
    ├── LiveError             a call to a real provider could not be carried out (exit status 4)
    ├── UnsupportedError      something real that blueprintc does not do; it says what (exit status 2)
    └── JavaError             what the server's Java code would throw (``blueprintc.jvm.errors``)
"""


class BlueprintcError(Exception):
    """Root of every exception that blueprintc raises on purpose. ``str(error)`` is fit for a user."""


class UsageError(BlueprintcError):
    """A command or function was called in a way that cannot work."""


class ConfigError(UsageError):
    """A configuration file is wrong; the text names the file and the place."""


class FileError(BlueprintcError):
    """A file cannot be read or written; the text names the file and the reason."""


class LiveError(BlueprintcError):
    """A call to a real provider could not be carried out; the text says why."""


class UnsupportedError(BlueprintcError):
    """Something that exists but that blueprintc does not do. The text names it."""


def describe_fault(error: Exception) -> str:
    """An unexpected exception in a line: its class and the innermost place of our own that it came through.

    Its own text is left out, because it may quote what nobody should see in a log.
    """
    place = ""
    trace = error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("blueprintc."):
            place = f" in {module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return type(error).__name__ + place
