"""Where the commands about scripts get a script from: a file, standard input, or an action of a blueprint."""

import json
from pathlib import Path

from blueprintc.cli._output import read_text
from blueprintc.errors import UsageError


def script_source(path: Path, *, action: str | None, which: str | None) -> str:
    """The script in ``path``, or the pre- or post-process function ``which`` of an action of the blueprint there.

    Raises ``FileError`` and ``UsageError``.
    """
    if which is None:
        if action is not None:
            raise UsageError("--action needs --which pre or --which post")
        return read_text(path)
    actions = _actions(path)
    chosen = [entry for entry in actions if action is None or action in (entry.get("action_type"), entry.get("name"))]
    names = ", ".join(str(entry.get("name") or entry.get("action_type")) for entry in actions) or "none"
    if not chosen:
        raise UsageError(f"{path} has no action '{action}'; it has {names}")
    if len(chosen) > 1:
        raise UsageError(f"{path} has several actions, choose one with --action: {names}")
    source = chosen[0].get(f"{which}_process_function")
    if not isinstance(source, str):
        raise UsageError(f"the action has no {which}_process_function")
    if source.startswith("connector."):
        raise UsageError(f"'{source}' is a built-in function, not a script")
    return source


def _actions(path: Path) -> list[dict[str, object]]:
    from blueprintc import api

    if path == Path("-"):
        raise UsageError("a blueprint cannot be read from standard input here; give its path")
    build = api.compile(path)
    if not build.outputs:
        found = "; ".join(diagnostic.message for diagnostic in build.diagnostics[:3])
        raise UsageError(f"{path} cannot be built: {found}" if found else f"{path} is no blueprint")
    connector = json.loads(build.outputs[0].text)
    return [entry for entry in connector.get("actions", []) if isinstance(entry, dict)]
