"""``read_users``: who there is, from a file, with roles, backend roles and what the roles allow.

The file is JSON: ``users`` (name → ``roles``, ``backend_roles``, ``password``), ``roles`` (name →
``cluster_permissions``, ``index_permissions``) and ``action_groups`` (name → permissions and other groups). Roles and
groups that the Security plugin brings need not be in it. ``settings`` are cluster settings to begin with; those that
are not ML Commons' own do not concern an emulated cluster.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import cast

from blueprintc.errors import FileError, UsageError
from blueprintc.jsontext import Json
from blueprintc.records import record

#: Roles of the plugin that people use with ML Commons. Upstream: static_roles.yml, roles.yml of the Security plugin.
_ROLES: dict[str, dict[str, list[str]]] = {
    "all_access": {"cluster": ["*"], "index": ["*"]},
    "own_index": {"cluster": ["cluster_composite_ops"], "index": []},
    "ml_full_access": {"cluster": ["cluster:admin/opensearch/ml/*", "cluster_monitor"], "index": ["indices_monitor"]},
    "ml_read_access": {
        "cluster": [
            f"cluster:admin/opensearch/ml/{name}"
            for name in (
                "config/get", "connectors/get", "connectors/search", "controllers/get", "memory/conversation/get",
                "memory/conversation/interaction/search", "memory/conversation/list", "memory/conversation/search",
                "memory/interaction/get", "memory/interaction/list", "memory/trace/get", "model_groups/get",
                "model_groups/search", "models/get", "models/search", "profile/nodes", "stats/nodes", "tasks/get",
                "tasks/search", "tools/get", "tools/list",
            )
        ],
        "index": [],
    },
}  # fmt: skip
_OWN = "plugins.ml_commons."
_ACTION_GROUPS: dict[str, list[str]] = {
    "cluster_all": ["cluster:*"],
    "cluster_monitor": ["cluster:monitor/*"],
    "cluster_composite_ops": [
        "indices:data/write/bulk", "indices:admin/aliases*", "indices:data/write/reindex", "cluster_composite_ops_ro",
    ],
    "cluster_composite_ops_ro": [
        "indices:data/read/mget", "indices:data/read/msearch", "indices:data/read/mtv", "indices:admin/aliases/exists*",
        "indices:admin/aliases/get*", "indices:data/read/scroll", "indices:admin/resolve/index",
    ],
    "indices_all": ["indices:*"],
    "indices_monitor": ["indices:monitor/*"],
    "unlimited": ["*"],
}  # fmt: skip


@record(kw_only=True)
class Account:
    """A user of the file. Without a ``password`` any one is right."""

    name: str
    password: str | None = None
    backend_roles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    cluster_permissions: tuple[str, ...] = ()
    index_permissions: tuple[str, ...] = ()


@record
class Users:
    """The users by name, and the cluster settings that the file asks for."""

    accounts: Mapping[str, Account]
    settings: Mapping[str, Json] = field(default_factory=dict)


def read_users(path: Path) -> Users:
    """The users of a file. Raises ``FileError``, and ``UsageError`` with the place of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"{path}: {getattr(error, 'strerror', None) or 'it is not UTF-8'}") from error
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: it is no JSON: {error}") from error
    return _Reader(path).users(document)


class _Reader:
    """Reads the parts; each error names the place."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def users(self, document: Json) -> Users:
        top = self._object(document, "the file")
        groups = dict(_ACTION_GROUPS)
        for name, value in self._object(top.get("action_groups", {}), "action_groups").items():
            groups[name] = self._texts(value, f"action_groups.{name}")
        roles = dict(_ROLES)
        for name, value in self._object(top.get("roles", {}), "roles").items():
            roles[name] = self._role(self._object(value, f"roles.{name}"), f"roles.{name}")
        found = self._object(top.get("users", {}), "users")
        if not found:
            raise UsageError(f'{self._path}: "users" is empty')
        accounts = {name: self._account(name, value, roles, groups) for name, value in found.items()}
        settings = self._object(top.get("settings", {}), "settings")
        own = {name: value for name, value in settings.items() if name.startswith(_OWN)}
        return Users(accounts, own)

    def _account(
        self, name: str, value: Json, roles: Mapping[str, dict[str, list[str]]], groups: Mapping[str, list[str]]
    ) -> Account:
        at = f"users.{name}"
        given = self._object(value, at)
        own = self._texts(given.get("roles", []), f"{at}.roles")
        unknown = [role for role in own if role not in roles]
        if unknown:
            raise UsageError(f'{self._path}: {at}.roles: there is no role "{unknown[0]}"')
        password = given.get("password")
        if password is not None and not isinstance(password, str):
            raise UsageError(f"{self._path}: {at}.password must be a text")
        return Account(
            name=name,
            password=password,
            backend_roles=tuple(self._texts(given.get("backend_roles", []), f"{at}.backend_roles")),
            roles=tuple(own),
            cluster_permissions=expanded((text for role in own for text in roles[role]["cluster"]), groups),
            index_permissions=expanded((text for role in own for text in roles[role]["index"]), groups),
        )

    def _role(self, given: Mapping[str, Json], at: str) -> dict[str, list[str]]:
        index: list[str] = []
        entries = given.get("index_permissions", [])
        if not isinstance(entries, list):
            raise UsageError(f"{self._path}: {at}.index_permissions must be a list")
        for number, entry in enumerate(entries):
            one = self._object(entry, f"{at}.index_permissions[{number}]")
            patterns = self._texts(one.get("index_patterns", []), f"{at}.index_permissions[{number}].index_patterns")
            if "*" in patterns:  # single indices are not told apart here
                index += self._texts(
                    one.get("allowed_actions", []), f"{at}.index_permissions[{number}].allowed_actions"
                )
        return {
            "cluster": self._texts(given.get("cluster_permissions", []), f"{at}.cluster_permissions"),
            "index": index,
        }

    def _object(self, value: Json, at: str) -> dict[str, Json]:
        if not isinstance(value, dict):
            raise UsageError(f"{self._path}: {at} must be an object")
        return value

    def _texts(self, value: Json, at: str) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise UsageError(f"{self._path}: {at} must be a list of texts")
        return cast("list[str]", value)


def expanded(permissions: Iterable[str], groups: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Permissions in place of the action groups that stand for them."""
    found: dict[str, None] = {}
    waiting = list(permissions)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if name in groups:
            waiting = [*groups[name], *waiting]
        else:
            found[name] = None
    return tuple(found)
