"""``BaseUrls``: sends the calls of a provider or host to another address, such as a proxy or a stand-in."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from blueprintc.errors import UsageError


class BaseUrls:
    """``openai=http://127.0.0.1:4010`` or ``api.openai.com=…``; a path in the address stands before the call's own."""

    def __init__(self, addresses: Mapping[str, str] | None = None) -> None:
        self._addresses = dict(addresses or {})

    def __bool__(self) -> bool:
        return bool(self._addresses)

    @classmethod
    def read(cls, given: Iterable[str]) -> "BaseUrls":
        """From ``NAME=URL`` texts. Raises ``UsageError``."""
        addresses: dict[str, str] = {}
        for text in given:
            name, equals, url = text.partition("=")
            parts = _split(url)
            if not equals or not name.strip() or parts is None:
                raise UsageError(f'--base-url needs PROVIDER=URL or HOST=URL, not "{text}"')
            if "@" in parts[1] or "?" in url or "#" in url:
                raise UsageError("--base-url takes an address without user, query and fragment")
            addresses[name.strip().lower()] = url.rstrip("/")
        return cls(addresses)

    def address_of(self, url: str, provider: str | None) -> str | None:
        """Where a request goes in place of ``url``; ``None``: there is no other address for it."""
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        for name in (parts.netloc.lower(), host, (provider or "").lower()):
            base = self._addresses.get(name) if name else None
            if base is not None:
                return base + (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return None

    def covers(self, host: str, provider: str | None) -> bool:
        """Whether there is another address for a host, on any port."""
        bare = host.lower().strip("[]")
        names = {(urlsplit(f"//{name}").hostname or "").strip("[]") for name in self._addresses}
        return bare in names or (provider or "").lower() in self._addresses


def _split(url: str) -> tuple[str, str] | None:
    """Scheme and authority, if both are there."""
    try:
        parts = urlsplit(url)
        port_is_valid = parts.port is None or parts.port > 0
    except ValueError:
        return None
    is_http = parts.scheme in ("http", "https") and bool(parts.hostname)
    return (parts.scheme, parts.netloc) if is_http and port_is_valid else None
