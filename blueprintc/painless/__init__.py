"""Painless, the script language of connectors: checked and run as the server would.

``check`` compiles a script, ``run`` executes one on parameters. Both are loaded when they are first used, so
importing the package is cheap.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprintc.painless.compiler import Checked as Checked
    from blueprintc.painless.compiler import check as check
    from blueprintc.painless.connector import ConnectorScripts as ConnectorScripts
    from blueprintc.painless.errors import PainlessError as PainlessError
    from blueprintc.painless.interpreter.run import ScriptError as ScriptError
    from blueprintc.painless.running import Outcome as Outcome
    from blueprintc.painless.running import run as run

_WHERE = {
    "Checked": "compiler",
    "ConnectorScripts": "connector",
    "Outcome": "running",
    "PainlessError": "errors",
    "ScriptError": "interpreter.run",
    "check": "compiler",
    "run": "running",
}

__all__ = ["Checked", "ConnectorScripts", "Outcome", "PainlessError", "ScriptError", "check", "run"]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
