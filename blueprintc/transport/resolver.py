"""``LiveResolver``: names as this machine resolves them, for the server's checks of addresses."""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from blueprintc.emulator.environment import PublicResolver


class LiveResolver:
    """Satisfies ``emulator.environment.Resolver``. ``unknown`` are the hosts that were asked for in vain.

    A host that is not asked itself (``is_elsewhere``: another address or a proxy stands in) counts as offline.
    """

    def __init__(self, is_elsewhere: Callable[[str], bool]) -> None:
        self._is_elsewhere = is_elsewhere
        self.unknown: list[str] = []

    def resolve(self, host: str) -> Sequence[str]:
        """The addresses of a host; empty: unknown host."""
        bare = host.removeprefix("[").removesuffix("]")
        try:
            return (str(ipaddress.ip_address(bare)),)
        except ValueError:
            pass
        if self._is_elsewhere(host):
            return PublicResolver().resolve(host)
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            self.unknown.append(host)
            return ()
        return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
