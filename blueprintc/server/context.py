"""``RequestContext``: one request as its handler sees it, and what a handler gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from blueprintc.emulator.errors import illegal_argument
from blueprintc.jsontext import Json


@dataclass(frozen=True, slots=True)
class User:
    """Who sends a request, as the Security plugin would tell ML Commons."""

    name: str
    backend_roles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def is_admin(self) -> bool:
        """Upstream: ConnectorAccessControlHelper.isAdmin: whoever has the role of that name."""
        return "all_access" in self.roles

    def to_json(self) -> dict[str, Json]:
        """The form in which an owner is stored. Upstream: User.toXContent of common-utils."""
        return {
            "name": self.name,
            "backend_roles": [*self.backend_roles],
            "roles": [*self.roles],
            "user_requested_tenant": "null",
            "user_requested_tenant_access": "WRITE" if self.is_admin else "NONE",
            "custom_attribute_names": [],
        }


class NeverAnswers(Exception):
    """The server would leave the client waiting for ever."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a JSON value (``body``), JSON as exact ``text``, or text of another ``content_type``."""

    status: int = 200
    body: Json = None
    text: str | None = None
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class RequestContext:
    """One request. ``user`` is ``None`` where there is no Security plugin; ``path_values`` are the parts of the path
    that a route names. What a handler does not look at is refused, as the server does.
    """

    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    text: str
    user: User | None = None
    path_values: dict[str, str] = field(default_factory=dict)
    request_id: str = ""
    consumed: set[str] = field(default_factory=set)
    body_read: bool = False

    @property
    def body(self) -> str:
        """The body's text; empty where there is none."""
        self.body_read = True
        return self.text

    def value(self, name: str) -> str:
        """A part of the path."""
        return self.path_values[name]

    def parameter(self, name: str, default: str | None = None) -> str | None:
        """A parameter of the query string."""
        self.consumed.add(name)
        return self.query.get(name, default)

    def flag(self, name: str, default: bool = False) -> bool:
        """A boolean parameter; an empty one is true. Raises ``ServerError`` (400)."""
        text = self.parameter(name)
        if text is None:
            return default
        if text in ("", "true"):
            return True
        if text == "false":
            return False
        raise illegal_argument(f"Failed to parse value [{text}] as only [true] or [false] are allowed.")

    def accept(self, *names: str) -> None:
        """Parameters that are known and change nothing here."""
        self.consumed.update(names)


#: The second half of a handler: runs after the parameters and the caller's permission have been checked.
Action = Callable[[], Answer]
