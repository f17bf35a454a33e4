"""A step of a plan, and what it changes in which field."""

from collections.abc import Mapping
from enum import Enum

from blueprintc.jsontext import Json
from blueprintc.records import record


class What(Enum):
    """What happens to a thing on the cluster; the value is the word for people and machines."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    #: The server would refuse it as things are.
    FORBIDDEN = "forbidden"
    #: It cannot be told whether it must be done, because rights do not suffice to look.
    UNKNOWN = "unknown"

    @property
    def is_change(self) -> bool:
        """Whether the cluster is not as it is asked to be."""
        return self in (What.CREATE, What.UPDATE, What.FORBIDDEN)


class How(Enum):
    """What an update does to a field."""

    ADDED = "added"
    REPLACED = "replaced"
    #: Other entries of the same mapping stay as they are.
    MERGED = "merged"
    #: The blueprint no longer has it, and an update cannot take it away.
    KEPT = "kept"
    #: The cluster never shows it.
    SECRET = "secret"


@record
class Change:
    """What happens to a field; ``before`` and ``after`` are its values, ``None`` where there is none or a secret."""

    field: str
    how: How
    before: Json = None
    after: Json = None


@record(kw_only=True)
class Step:
    """What happens to one thing: a ``setting``, ``connector``, ``model group``, ``model`` or ``deployment``.

    ``key`` says for which blueprint (empty for settings, which all share); ``name`` is the thing's name, ``id`` its id
    where it exists. ``body`` is what is sent, with fillers for credentials. ``why`` explains what is forbidden or
    unknown, and what to do.
    """

    resource: str
    key: str
    name: str
    what: What
    id: str | None = None
    changes: tuple[Change, ...] = ()
    body: Mapping[str, Json] | None = None
    why: str = ""
