"""``Settings``: the persistent and the transient cluster settings, changed and shown as the server does.

Upstream: RestClusterUpdateSettingsAction, SettingsUpdater, AbstractScopedSettings, Settings.toXContent.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase

from blueprintc.data import Target
from blueprintc.emulator.cluster import Cluster, default_trusted_endpoints
from blueprintc.emulator.errors import ServerError, illegal_argument
from blueprintc.jsontext import Json
from blueprintc.server.state.known_settings import ML_SETTINGS, OTHER_PREFIXES, PREFIX, KnownSetting
from blueprintc.server.state.store import Store

SCOPES = ("persistent", "transient")
_KIND = "setting"


class Settings:
    """The settings of one cluster."""

    def __init__(self, store: Store, target: Target) -> None:
        self._store = store
        self._target = target
        kept = store.named(_KIND).get("persistent")
        #: transient settings die with the process
        self._scopes: dict[str, dict[str, Json]] = {
            "persistent": dict(kept) if isinstance(kept, dict) else {},
            "transient": {},
        }
        self.cluster = self._merged()

    def scope(self, name: str) -> dict[str, Json]:
        """The settings of a scope by their full names, sorted."""
        found = self._scopes[name]
        return {key: found[key] for key in sorted(found)}

    def update(self, changes: Mapping[str, Mapping[str, Json]]) -> dict[str, dict[str, Json]]:
        """Change settings; null removes. What was set, by scope. Raises ``ServerError`` and changes nothing."""
        if not any(changes.get(scope) for scope in SCOPES):
            raise ServerError(
                "org.opensearch.action.ActionRequestValidationException",
                "Validation Failed: 1: no settings to update;",
                status=400,
            )
        with self._store.lock:
            done: dict[str, dict[str, Json]] = {}
            after: dict[str, dict[str, Json]] = {}
            for scope in SCOPES:
                after[scope], done[scope] = self._changed(scope, changes.get(scope, {}))
            self._scopes = after
            self.cluster = self._merged()
            self._store.put_named(_KIND, "persistent", after["persistent"])
            return done

    def defaults(self) -> dict[str, Json]:
        """The defaults of ML Commons' settings that are not set."""
        shown: dict[str, Json] = {}
        for name, known in ML_SETTINGS.items():
            full = PREFIX + name
            if self._target.at_least(known.since) and not any(full in self._scopes[scope] for scope in SCOPES):
                value = default_trusted_endpoints(self._target) if known.default is None else known.default
                shown[full] = setting_value(value)
        return dict(sorted(shown.items()))

    def _changed(self, scope: str, changes: Mapping[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
        kept, done = dict(self._scopes[scope]), {}
        for name, value in changes.items():
            if value is None:
                for found in [key for key in kept if fnmatchcase(key, name)]:
                    del kept[found]
                if not any(char in name for char in "*?"):
                    self._known(name, scope)
                continue
            known = self._known(name, scope)
            if known is not None:
                _check(name, value, known)
            kept[name] = done[name] = setting_value(value)
        return kept, done

    def _known(self, name: str, scope: str) -> KnownSetting | None:
        """What is known of a setting; ``None`` for those that are not looked at. Raises ``ServerError``."""
        known = ML_SETTINGS.get(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None
        if known is not None and self._target.at_least(known.since):
            if not known.dynamic:
                raise _settings_error(f"{scope} setting [{name}], not dynamically updateable")
            return known
        if name.startswith(OTHER_PREFIXES):
            return None
        raise _settings_error(f"{scope} setting [{name}], not recognized")

    def _merged(self) -> Cluster:
        return Cluster(self._target, {**self._scopes["persistent"], **self._scopes["transient"]})


def flatten(values: Mapping[str, Json], prefix: str = "") -> dict[str, Json]:
    """Nested settings by their full names."""
    flat: dict[str, Json] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            flat.update(flatten(value, f"{prefix}{name}."))
        else:
            flat[prefix + name] = value
    return flat


def nest(flat: Mapping[str, Json]) -> dict[str, Json]:
    """Settings as a tree. A name that is both a value and a parent keeps its dots."""
    tree: dict[str, Json] = {}
    for name, value in flat.items():
        node = tree
        *parents, last = name.split(".")
        for step in parents:
            below = node.setdefault(step, {})
            if not isinstance(below, dict):
                node, last = tree, name
                break
            node = below
        node[last] = value
    return tree


def setting_value(value: object) -> Json:
    """A setting as it is stored: a text, or a list of texts."""
    if isinstance(value, list):
        return [_text(item) for item in value]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _check(name: str, value: Json, known: KnownSetting) -> None:
    """Upstream: the parsers of Setting. Raises ``ServerError`` (400)."""
    if isinstance(value, list):
        if known.kind != "list":
            raise illegal_argument(f"Found list type value for setting [{name}] but but did not expect a list for it.")
        return
    text = _text(value)
    if known.kind == "bool" and text not in ("true", "false"):
        raise illegal_argument(f"Failed to parse value [{text}] as only [true] or [false] are allowed.")
    if known.kind == "int":
        _check_number(name, text, known, int)
    elif known.kind == "float":
        _check_number(name, text, known, float)


def _check_number(name: str, text: str, known: KnownSetting, read: type[int] | type[float]) -> None:
    try:
        number = read(text)
    except ValueError as error:
        raise illegal_argument(
            f"Failed to parse value [{text}] for setting [{name}]",
            ServerError("NumberFormatException", f'For input string: "{text}"'),
        ) from error
    if known.low is not None and number < known.low:
        raise illegal_argument(f"Failed to parse value [{text}] for setting [{name}] must be >= {known.low}")
    if known.high is not None and number > known.high:
        raise illegal_argument(f"Failed to parse value [{text}] for setting [{name}] must be <= {known.high}")


def _settings_error(message: str) -> ServerError:
    return ServerError("org.opensearch.common.settings.SettingsException", message, status=400)
