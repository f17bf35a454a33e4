"""Names of indices: which are allowed, and what a list of names, patterns and aliases means.

Upstream: MetadataCreateIndexService.validateIndexOrAliasName, IndexNameExpressionResolver.
"""

from fnmatch import fnmatchcase

from blueprintc.emulator.errors import ServerError
from blueprintc.server.desk import Desk
from blueprintc.server.ml.errors import index_not_found
from blueprintc.server.rest.parameters import split_list
from blueprintc.server.state.store import Index

_FORBIDDEN = '\\/*?"<>| ,'


def check_name(name: str) -> None:
    """Raise ``ServerError`` (400) for a name that no index may have."""
    problem = None
    if any(char in name for char in _FORBIDDEN):
        shown = ", ".join([" ", '"', "*", "\\", "<", "|", ",", ">", "/", "?"])
        problem = f"must not contain the following characters [{shown}]"
    elif "#" in name:
        problem = "must not contain '#'"
    elif ":" in name:
        problem = "must not contain ':'"
    elif name[:1] in ("_", "-", "+"):
        problem = "must not start with '_', '-', or '+'"
    elif len(name.encode()) > 255:
        problem = f"index name is too long, ({len(name.encode())} > 255)"
    elif name in (".", ".."):
        problem = "must not be '.' or '..'"
    elif name.lower() != name:
        problem = "must be lowercase"
    if problem is not None:
        raise ServerError(
            "org.opensearch.indices.InvalidIndexNameException",
            f"Invalid index name [{name}], {problem}",
            status=400,
            details={"index": name, "index_uuid": "_na_"},
        )


def resolve(desk: Desk, names: str, *, hidden: bool = False, lenient: bool = False) -> list[Index]:
    """The indices that a comma-separated list means, in the order of their names.

    Empty and ``_all`` are all of them. ``hidden``: those that begin with a dot are among the ones of a pattern.
    Raises ``ServerError`` (404) for a name that is not there, unless ``lenient``.
    """
    with desk.store.lock:
        everything = dict(desk.store.indices)
    found: dict[str, Index] = {}
    parts = split_list(names)
    if not parts or parts == ["_all"]:
        parts = ["*"]
    for part in parts:
        if part.startswith("-") and found:
            found = {name: index for name, index in found.items() if not fnmatchcase(name, part[1:])}
        elif "*" in part:
            for name, index in everything.items():
                if fnmatchcase(name, part) and (hidden or part.startswith(".") or not name.startswith(".")):
                    found[name] = index
        elif part in everything:
            found[part] = everything[part]
        else:
            behind = {name: index for name, index in everything.items() if part in index.aliases}
            if not behind and not lenient:
                raise index_not_found(part)
            found.update(behind)
    return [found[name] for name in sorted(found)]


def write_target(desk: Desk, name: str) -> str:
    """The index that a write to a name or an alias goes to; one that is not there yet may still be made."""
    if name in desk.store.indices:
        return name
    behind = [found.name for found in desk.store.indices.values() if name in found.aliases]
    return behind[0] if len(behind) == 1 else name
