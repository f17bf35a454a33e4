"""What kind of thing stands in a pre- or post-process function."""

import re

from blueprintc.linter.facts.subject import Action, Subject

_BUILTIN = re.compile(r"connector\.(?:pre|post)_process\.[\w.]+\Z")
_PARAMS = re.compile(r"params\s*(?:\.\s*(?:parameters\s*\.\s*)?|\[\s*['\"])(\w+)")


def function_text(action: Action, which: str) -> str:
    """The text under ``pre_process_function`` or ``post_process_function``; empty without one."""
    text = action.text(f"{which}_process_function")
    return "" if text is None else text.value.strip()


def is_builtin_name(text: str) -> bool:
    """Whether a function is given by a name, right or wrong, and not as a script."""
    return bool(_BUILTIN.match(text))


def is_script(text: str) -> bool:
    """Whether a function is a Painless script."""
    return bool(text) and not is_builtin_name(text)


def makes_unknown_names(action: Action) -> bool:
    """Whether a script decides the names of the parameters, so that they are not known without running it."""
    return is_script(function_text(action, "pre"))


def mentioned_in_scripts(subject: Subject) -> set[str]:
    """Names that scripts read from ``params``."""
    found: set[str] = set()
    for action in subject.actions:
        for which in ("pre", "post"):
            script = function_text(action, which)
            if is_script(script):
                found |= set(_PARAMS.findall(script))
    return found
