"""``Watcher``: keeps a model for each blueprint of a folder, and follows the files as they change."""

import json
import os
import re
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from blueprintc import api
from blueprintc.errors import BlueprintcError
from blueprintc.jsontext import Json
from blueprintc.server.desk import Desk
from blueprintc.server.rest.dispatch import Dispatcher, RawRequest
from blueprintc.server.routes import all_routes
from blueprintc.server.state.store import Source

_ML = "/_plugins/_ml"
_EVERY = 1.0
_KEPT = "watched"
_ENDINGS = (".blueprint.yaml", ".blueprint.yml", ".blueprint.json")
_SOURCE = re.compile(r"<(env|file):([^<>]+)>")

Note = Callable[[str], None]
_Stamp = tuple[int, int]


class _Refused(BlueprintcError):
    """The desk refuses a request."""


class Watcher:
    """Looks at a folder once a second. ``note`` is told what has been done, and what is wrong with a blueprint."""

    def __init__(self, desk: Desk, folder: Path, note: Note, environ: Mapping[str, str] | None = None) -> None:
        self._desk = desk
        self._dispatcher = Dispatcher(desk, all_routes())
        self._folder = folder
        self._note = note
        self._environ = os.environ if environ is None else environ
        self._seen: dict[Path, _Stamp] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Serve what is there now, and go on watching in a thread."""
        self.look()
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def look(self) -> None:
        """Follow every file that has come, changed or gone since the last look."""
        found: dict[Path, _Stamp] = {}
        for path in sorted(self._folder.rglob("*")):
            if path.name.endswith(_ENDINGS) and path.is_file():
                about = path.stat()
                found[path] = (about.st_mtime_ns, about.st_size)
        before, self._seen = self._seen, found
        for path, stamp in found.items():
            if before.get(path) != stamp:
                self._follow(path)
        kept = self._desk.store.named(_KEPT)
        for name in [name for name in kept if self._folder / name.partition("#")[0] not in found]:
            self._forget(name)

    def _run(self) -> None:
        while not self._stopped.wait(_EVERY):
            try:
                self.look()
            except OSError as error:
                self._note(f"{self._folder}: {error.strerror or error}")

    def _follow(self, path: Path) -> None:
        """Serve a blueprint as it is now; one that cannot be built leaves what was served before."""
        shown = path.relative_to(self._folder).as_posix()
        try:
            built = api.compile(path)
            if built.failed:
                first = next(found for found in built.diagnostics if found.code.stops_build)
                raise _Refused(f"{first.code.name}: {first.message}")
            for output in built.outputs:
                name = shown if len(built.outputs) == 1 else f"{shown}#{output.path.name}"
                self._serve(name, path.parent, json.loads(output.text))
        except BlueprintcError as error:
            self._note(f"{shown}: {error}")

    def _serve(self, name: str, folder: Path, connector: Source) -> None:
        given = connector.get("credential")
        if isinstance(given, dict):
            connector["credential"] = {key: self._value(value, folder) for key, value in given.items()}
        made = self._ask("POST", f"{_ML}/connectors/_create", connector)["connector_id"]
        kept = self._desk.store.named(_KEPT).get(name)
        if isinstance(kept, dict):
            model_id = str(kept["model_id"])
            self._ask("PUT", f"{_ML}/models/{model_id}", {"connector_id": made})
            self._ask("DELETE", f"{_ML}/connectors/{kept['connector_id']}")
            self._note(f"{name}: model {model_id} follows the change")
        else:
            body: Source = {"name": connector.get("name"), "function_name": "remote", "connector_id": made}
            model_id = str(self._ask("POST", f"{_ML}/models/_register?deploy=true", body)["model_id"])
            self._note(f"{name}: model {model_id}")
        self._desk.store.put_named(_KEPT, name, {"connector_id": made, "model_id": model_id})

    def _value(self, value: Json, folder: Path) -> Json:
        """A credential's value from where it is kept; where it is not, its name goes to the provider instead."""
        source = _SOURCE.fullmatch(value) if isinstance(value, str) else None
        if source is None:
            return value
        if source[1] == "env":
            return self._environ.get(source[2], value)
        try:
            return (folder / source[2]).read_text("utf-8").strip()
        except OSError:
            return value

    def _forget(self, name: str) -> None:
        kept = self._desk.store.named(_KEPT)[name]
        self._desk.store.drop_named(_KEPT, name)
        if not isinstance(kept, dict):
            return
        try:
            self._ask("POST", f"{_ML}/models/{kept['model_id']}/_undeploy")
            self._ask("DELETE", f"{_ML}/models/{kept['model_id']}")
            self._ask("DELETE", f"{_ML}/connectors/{kept['connector_id']}")
            self._note(f"{name}: gone, and its model with it")
        except BlueprintcError as error:
            self._note(f"{name}: {error}")

    def _ask(self, method: str, path: str, body: Json = None) -> Source:
        """What the desk answers, as to any client. Raises ``_Refused``."""
        where, _, query = path.partition("?")
        data = b"" if body is None else json.dumps(body).encode()
        answer = self._dispatcher.serve(RawRequest(method, where, query, {"content-type": "application/json"}, data))
        shown: Json = json.loads(answer.body)
        if answer.status >= 400 or not isinstance(shown, dict):
            error = shown.get("error") if isinstance(shown, dict) else None
            reason = error.get("reason") if isinstance(error, dict) else error
            raise _Refused(f"{method} {path} is refused: {reason}")
        return shown
