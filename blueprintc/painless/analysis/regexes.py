"""Whether a regex constant compiles, as ``java.util.regex`` judges it."""

import re

_SPECIAL = frozenset("\\[](){}*+?^$|#&")
_INDEX = re.compile(r" near index (\d+)$", re.MULTILINE)


def check_pattern(pattern: str, flags: str) -> int | None:
    """None when ``pattern`` is good, else the index that Java's ``PatternSyntaxException`` gives (-1: none).

    ``flags`` are the letters behind the constant. A pattern that our engine cannot run is no error here: the run
    refuses
    it by name.
    """
    if "l" in flags or not set(pattern) & _SPECIAL:
        return None
    from blueprintc.jvm.errors import JavaError
    from blueprintc.jvm.regex import UnsupportedRegexError, compile_pattern

    try:
        compile_pattern(pattern, flags.replace("c", ""))
    except JavaError as error:
        found = _INDEX.search((error.message or "").partition("\n")[0])
        return int(found[1]) if found is not None else -1
    except UnsupportedRegexError:
        return None
    return None
