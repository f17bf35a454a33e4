"""``Ids``: the ids that a cluster gives: 20 characters for documents, 22 for nodes and indices."""

import base64
from collections.abc import Callable
from secrets import token_bytes


class Ids:
    """Random ids. ``random`` gives that many random bytes."""

    def __init__(self, random: Callable[[int], bytes] = token_bytes) -> None:
        self._random = random

    def document(self) -> str:
        """Upstream: UUIDs.base64UUID: 15 bytes, URL-safe. The first character is never a dash, for command lines."""
        while True:
            made = base64.urlsafe_b64encode(self._random(15)).decode()
            if made[0] not in "-_":
                return made

    def long(self) -> str:
        """Upstream: UUIDs.randomBase64UUID: 16 bytes."""
        return base64.urlsafe_b64encode(self._random(16)).decode().rstrip("=")
